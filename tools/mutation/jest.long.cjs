module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'mutation',
  testMatch: ['<rootDir>/src/**/*.long.spec.ts'],
};
