const { join } = require('node:path');

/** For projects whose specs need a database: one PostgreSQL per run, a clone of its template per spec file. */
module.exports = {
  ...require('./jest.preset.cjs'),
  globalSetup: join(__dirname, 'libs/testing/src/postgres-setup.ts'),
  globalTeardown: join(__dirname, 'libs/testing/src/postgres-teardown.ts'),
};
