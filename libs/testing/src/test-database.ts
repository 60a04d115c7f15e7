import { randomBytes } from 'node:crypto';
import { type Database, openDatabase } from '@quartet/database';
import { cloneDatabase, databaseUrl, dropDatabase } from '@quartet/postgres';
import { testConfig } from './test-config.ts';
import { templateOf } from './template-database.ts';
import { serverVariable, type TestServer } from './test-server.ts';

export interface TestDatabase extends Database {
  /** The environment with which a service opens the same database. */
  readonly settings: {
    readonly DATABASE_URL: string;
    readonly MIGRATIONS_DATABASE_URL: string;
  };
  /** The superuser, for a spec that plays the operator or the fault. */
  readonly superuser: string;
}

/** A database of its own for one spec file; close drops it. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = testServer();
  const { superuser, owner, app } = server;
  const template = await templateOf(server, expect.getState().testPath ?? '');
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await cloneDatabase(superuser, {
    name,
    template,
    owner: owner.name,
    app: app.name,
  });
  const settings = {
    DATABASE_URL: databaseUrl(superuser, name, app),
    MIGRATIONS_DATABASE_URL: databaseUrl(superuser, name, owner),
  };
  const { config, log } = testConfig(settings);
  const database = openDatabase(config, log);
  return {
    ...database,
    settings,
    superuser: databaseUrl(superuser, name),
    close: async () => {
      await database.close();
      await dropDatabase(superuser, name);
    },
  };
}

function testServer(): TestServer {
  const text = process.env[serverVariable];
  if (!text)
    throw new Error(
      'this project needs the jest preset with PostgreSQL (jest.postgres.preset.cjs)',
    );
  return JSON.parse(text) as TestServer;
}
