module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'console-page',
  testMatch: ['<rootDir>/src/**/*.long.spec.ts'],
};
