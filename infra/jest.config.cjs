module.exports = {
  ...require('../jest.preset.cjs'),
  displayName: 'infra',
  globalSetup: '<rootDir>/src/testing/set-up.ts',
  globalTeardown: '<rootDir>/src/testing/tear-down.ts',
};
