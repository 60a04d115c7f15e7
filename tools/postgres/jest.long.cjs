module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'postgres',
  testMatch: ['<rootDir>/src/**/*.long.spec.ts'],
};
