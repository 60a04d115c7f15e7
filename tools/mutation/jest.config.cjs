module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'mutation',
  // These start Jest again and again, and have a target of their own.
  testPathIgnorePatterns: ['\\.long\\.spec\\.ts$'],
};
