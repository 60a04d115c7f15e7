module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'console-page',
  // They drive a browser, and have a target of their own.
  testPathIgnorePatterns: ['\\.long\\.spec\\.ts$'],
};
