module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'bench',
  // They run Jest in a workspace of their own, and have a target of their own.
  testPathIgnorePatterns: ['\\.long\\.spec\\.ts$'],
};
