const preset = require('./jest.preset.cjs');

/** All specs of the workspace in one run: its workers load each module once, and share one PostgreSQL. */
module.exports = {
  projects: ['apps/*', 'libs/*', 'tools/*', 'infra'].map((folder) => `<rootDir>/${folder}`),
  maxWorkers: preset.maxWorkers,
  testTimeout: preset.testTimeout,
};
