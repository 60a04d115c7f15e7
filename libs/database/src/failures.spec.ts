import { eventually, testConfig, testDatabase, type TestDatabase } from '@quartet/testing';
import pg from 'pg';
import { type Database, openDatabase, statement } from './index.ts';

const one = statement<[], { readonly one: number }>(`SELECT 1 AS one`);
const sleep = statement<[seconds: number]>(`SELECT pg_sleep($1)`);
const endOthers = statement<[]>(
  `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
);
const unavailable = expect.objectContaining({ code: 'unavailable', retryAfter: 1 });

describe('a database that does not answer', () => {
  let existing: TestDatabase;
  let database: Database;
  /** Waits for nothing longer than 300 ms; on a slow machine any of its statements may fail. */
  let impatient: Database;

  beforeAll(async () => {
    existing = await testDatabase();
    const open = (changes: Readonly<Record<string, string>>) => {
      const { config, log } = testConfig({ ...existing.settings, ...changes });
      return openDatabase(config, log);
    };
    database = open({});
    impatient = open({ DATABASE_QUERY_TIMEOUT: '300', DATABASE_POOL_SIZE: '1' });
  });
  afterAll(async () => {
    await impatient?.close();
    await database?.close();
    await existing?.close();
  });

  it('is a Problem when it is not there', async () => {
    const { config, log } = testConfig();
    const absent = openDatabase(config, log);
    await expect(absent.one(one, [])).rejects.toEqual(unavailable);
    await expect(absent.reads.one(one, [])).rejects.toEqual(unavailable);
    await expect(absent.transaction((tx) => tx.one(one, []))).rejects.toEqual(unavailable);
    await absent.close();
  });

  it('is a Problem when a statement takes too long, and serves the next one', async () => {
    await expect(impatient.run(sleep, [600])).rejects.toEqual(unavailable);
    expect(await eventually(() => impatient.one(one, []))).toEqual({ one: 1 });
  });

  it('is a Problem when the pipelined connection hangs, and is connected anew', async () => {
    await expect(impatient.reads.run(sleep, [600])).rejects.toEqual(unavailable);
    expect(await eventually(() => impatient.reads.one(one, []))).toEqual({ one: 1 });
  });

  it('keeps trying to connect, whatever the first refusal was', async () => {
    const { config, log } = testConfig(existing.settings);
    const later = openDatabase(config, log);
    const elsewhere = Object.assign(new URL(existing.superuser), { pathname: '/postgres' });
    const operator = new pg.Client(elsewhere.href);
    await operator.connect();
    const name = operator.escapeIdentifier(new URL(existing.superuser).pathname.slice(1));
    await operator.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await expect(later.reads.one(one, [])).rejects.toThrow('not currently accepting connections');
    await operator.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    expect(await later.reads.one(one, [])).toEqual({ one: 1 });
    await operator.end();
    await later.close();
  });

  it('does not end the process when its connections are cut, and connects anew', async () => {
    await database.one(one, []);
    await database.reads.one(one, []);
    await existing.run(endOthers, []).catch(() => 0);
    const again = () => Promise.all([database.one(one, []), database.reads.one(one, [])]);
    const answers = await eventually(again);
    expect(answers).toEqual([{ one: 1 }, { one: 1 }]);
  });
});
