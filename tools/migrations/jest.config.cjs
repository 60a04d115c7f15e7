module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'migrations',
  // These start a whole Quartet, and have a target of their own.
  testPathIgnorePatterns: ['\\.long\\.spec\\.ts$'],
};
