module.exports = {
  ...require('../../jest.postgres.preset.cjs'),
  displayName: 'payments',
  // The true events come in few orders in `npm test`, and in many here.
  testMatch: ['<rootDir>/src/**/*.long.spec.ts', '<rootDir>/src/processing/true-events.spec.ts'],
};
