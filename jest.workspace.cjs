const { globSync } = require('node:fs');
const { dirname, join } = require('node:path');

const configs = globSync('{{apps,libs,tools}/*,infra}/jest.config.cjs', { cwd: __dirname });
const { maxWorkers, testTimeout } = require('./jest.preset.cjs');

/** All specs of the workspace in one run: its workers load each module once, and share one PostgreSQL. */
module.exports = {
  maxWorkers,
  testTimeout,
  projects: configs.sort().map((config) => {
    const { maxWorkers: _, ...project } = require(join(__dirname, config));
    return { ...project, rootDir: join(__dirname, dirname(config)) };
  }),
};
