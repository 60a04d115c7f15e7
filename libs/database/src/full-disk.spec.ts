import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  eventually,
  mountSmallDisk,
  testConfig,
  testDatabase,
  type TestDatabase,
} from '@quartet/testing';
import pg from 'pg';
import { type Database, openDatabase, statement } from './index.ts';

const insert = statement<[text: string]>(`INSERT INTO note (text) VALUES ($1)`);
const count = statement<[], { readonly count: number }>(`SELECT count(*) AS count FROM note`);

const disk = mountSmallDisk();
let existing: TestDatabase;
let database: Database;
let operator: pg.Client;

beforeAll(async () => {
  existing = await testDatabase();
  const { config, log } = testConfig(existing.settings);
  database = openDatabase(config, log);
  operator = new pg.Client(existing.superuser);
  await operator.connect();
});
afterAll(async () => {
  await operator?.query('DROP TABLE IF EXISTS note');
  if (disk) await operator?.query('DROP TABLESPACE IF EXISTS small');
  await operator?.end();
  await database?.close();
  await existing?.close();
  disk?.remove();
});

/** Has the server keep the table on a disk that can be full. */
async function createTable(path: string): Promise<void> {
  const { rows } = await operator.query<{ readonly data_directory: string }>('SHOW data_directory');
  const { uid, gid } = statSync(rows[0]?.data_directory ?? '');
  const folder = join(path, 'table');
  mkdirSync(folder);
  chownSync(folder, uid, gid);
  chmodSync(path, 0o755);
  await operator.query(`CREATE TABLESPACE small LOCATION '${folder}'`);
  await operator.query('CREATE TABLE note (text text) TABLESPACE small');
  await operator.query('GRANT SELECT, INSERT ON note TO public');
}

// Without root no file system can be mounted, and none is full.
(disk ? it : it.skip)(
  'refuses writes with 503 while its disk is full, reads on, and recovers',
  async () => {
    await createTable(disk?.path ?? '');
    await database.run(insert, ['before']);
    disk?.fill();
    const write = async () => {
      for (let rows = 0; rows < 1_000; rows += 1) await database.run(insert, ['x'.repeat(1_000)]);
    };
    await expect(write()).rejects.toMatchObject({
      code: 'unavailable',
      message: 'The database does not answer at the moment.',
      cause: { code: '53100' },
    });
    const { count: kept } = await database.one(count, []);
    expect(kept).toBeGreaterThan(0);
    disk?.free();
    await eventually(() => database.run(insert, ['after']));
    expect(await database.one(count, [])).toEqual({ count: kept + 1 });
  },
);
