/** What every project's jest.config.cjs spreads. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  testEnvironmentOptions: {
    customExportConditions: ['@quartet/source', 'node', 'node-addons', 'require', 'default'],
  },
  maxWorkers: 2,
  // For a busy machine; what a spec waits for is a condition and not this.
  testTimeout: 60_000,
};
