module.exports = {
  ...require('../jest.preset.cjs'),
  displayName: 'infra',
  testMatch: ['<rootDir>/src/**/*.long.spec.ts'],
};
