module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'stacks',
  testMatch: ['<rootDir>/src/**/*.stack.spec.ts'],
};
