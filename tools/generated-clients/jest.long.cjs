module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'generated-clients',
  testMatch: ['<rootDir>/src/**/*.long.spec.ts'],
};
