module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'cloudformation',
  testMatch: ['<rootDir>/src/**/*.long.spec.ts'],
};
