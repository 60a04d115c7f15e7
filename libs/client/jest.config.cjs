module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'client',
  // It builds and packs the package, and has a target of its own.
  testPathIgnorePatterns: ['\\.long\\.spec\\.ts$'],
};
