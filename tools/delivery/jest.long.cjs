module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'delivery',
  testMatch: ['<rootDir>/src/**/*.long.spec.ts'],
};
