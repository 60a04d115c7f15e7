module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'client',
  testMatch: ['<rootDir>/src/**/*.long.spec.ts'],
};
