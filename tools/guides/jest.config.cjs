module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'guides',
  // They start a whole Quartet, and have a target of their own.
  testPathIgnorePatterns: ['\\.long\\.spec\\.ts$'],
};
