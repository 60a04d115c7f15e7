module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'guides',
  testMatch: ['<rootDir>/src/**/*.long.spec.ts'],
};
