module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'migrations under load',
  testMatch: ['<rootDir>/src/**/*.long.spec.ts'],
  testTimeout: 900_000,
};
