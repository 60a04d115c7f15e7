const { join } = require('node:path');

/** What every project's jest.config.cjs spreads. */
module.exports = {
  runner: join(__dirname, 'tools/jest-runner/src/native-runner.ts'),
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  transform: {},
  maxWorkers: 2,
  // Ends a spec that hangs; what a spec waits for is a condition and not this.
  testTimeout: 180_000,
};
