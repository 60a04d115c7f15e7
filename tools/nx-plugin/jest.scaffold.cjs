module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'scaffold',
  testMatch: ['<rootDir>/src/generators/in-a-copy.spec.ts'],
  testTimeout: 600_000,
};
