import { testConfig, testDatabase, type TestDatabase } from '@quartet/testing';
import { type Database, openDatabase, statement } from './index.ts';

const create = statement<[]>(`CREATE TABLE parcel (id integer PRIMARY KEY, weight integer)`);
const widen = statement<[]>(`ALTER TABLE parcel ALTER COLUMN weight TYPE bigint`);
const narrow = statement<[]>(`ALTER TABLE parcel ALTER COLUMN weight TYPE integer`);
const insert = statement<[]>(`INSERT INTO parcel (id, weight) VALUES (1, 70)`);
const select = statement<[id: number], { readonly weight: number }>(
  `SELECT weight FROM parcel WHERE id = $1`,
);

describe('a statement whose result type a migration has changed', () => {
  let existing: TestDatabase;
  let owner: Database;
  let database: Database;

  beforeAll(async () => {
    existing = await testDatabase();
    const open = (changes: Readonly<Record<string, string>>) => {
      const { config, log } = testConfig({ ...existing.settings, ...changes });
      return openDatabase(config, log);
    };
    owner = open({ DATABASE_URL: existing.settings.MIGRATIONS_DATABASE_URL });
    database = open({ DATABASE_POOL_SIZE: '3' });
    await owner.run(create, []);
    await owner.run(insert, []);
  });
  beforeEach(() => owner.run(narrow, []));
  afterAll(async () => {
    await database?.close();
    await owner?.close();
    await existing?.close();
  });

  const parcel = { weight: 70 };
  const six = (read: () => Promise<unknown>) => Promise.all(Array.from({ length: 6 }, read));

  it('is prepared anew on every connection, as often as that happens', async () => {
    const read = () => database.one(select, [1]);
    await six(read);
    for (const change of [widen, narrow, widen, narrow]) {
      await owner.run(change, []);
      expect(await six(read)).toEqual(Array(6).fill(parcel));
    }
  });

  it('is prepared anew for reads that are under way together', async () => {
    const read = () => database.reads.one(select, [1]);
    await six(read);
    await owner.run(widen, []);
    expect(await six(read)).toEqual(Array(6).fill(parcel));
  });

  it('fails a transaction once, which may be tried again', async () => {
    const read = () => database.transaction((tx) => tx.one(select, [1]));
    await six(read);
    await owner.run(widen, []);
    await expect(read()).rejects.toMatchObject({ code: 'unavailable', retryAfter: 1 });
    expect(await six(read)).toEqual(Array(6).fill(parcel));
  });
});
