import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLogger } from '@quartet/logging';
import { tcpProxy, testDatabase, type TestDatabase } from '@quartet/testing';
import { migrate, statement } from './index.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });
const steps = statement<[], { readonly n: number }>(`SELECT n FROM step ORDER BY n`);

const validIndexes = statement<[], { readonly name: string }>(
  `SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indrelid = 'step'::regclass AND indisvalid`,
);
const removeDuplicates = statement<[]>(
  `DELETE FROM step a USING step b WHERE a.n = b.n AND a.ctid > b.ctid`,
);
const index = (create: string) =>
  `-- no transaction\nDROP INDEX CONCURRENTLY IF EXISTS step_n;\n${create}\n`;

describe('migrate', () => {
  let database: TestDatabase;
  let folder: string;

  beforeEach(async () => {
    database = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'migrations-'));
    await write('0001-step.sql', 'CREATE TABLE step (n integer); INSERT INTO step VALUES (1);');
  });
  afterEach(async () => {
    await database?.close();
    await rm(folder, { recursive: true });
  });

  const write = (name: string, sql: string) => writeFile(join(folder, name), sql);
  const run = () =>
    migrate({
      url: database.settings.MIGRATIONS_DATABASE_URL,
      folder: pathToFileURL(`${folder}/`),
      log,
    });

  it('applies each file once, in order, also when two tasks start at once', async () => {
    await write('0002-next.sql', 'INSERT INTO step SELECT max(n) + 1 FROM step;');
    await Promise.all([run(), run(), run()]);
    expect(await database.many(steps, [])).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('applies what was added later', async () => {
    await run();
    await write('0002-next.sql', 'INSERT INTO step VALUES (2);');
    await run();
    expect(await database.many(steps, [])).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it.each([
    statement<[]>(`INSERT INTO migration (name, checksum) VALUES ('0009-later.sql', '')`),
    statement<[]>(`UPDATE migration SET checksum = ''`),
    statement<[]>(`DELETE FROM migration`),
  ])('keeps its own table from the service: $text', async (change) => {
    await run();
    await expect(database.run(change, [])).rejects.toThrow('permission denied for table migration');
  });

  it('refuses a file that has changed since it was applied', async () => {
    await run();
    await write('0001-step.sql', 'CREATE TABLE step (n bigint);');
    await expect(run()).rejects.toThrow('0001-step.sql has changed');
  });

  it('leaves nothing behind of one that fails, and applies it when it is mended', async () => {
    await write('0002-next.sql', 'INSERT INTO step VALUES (2); SELECT 1/0;');
    await expect(run()).rejects.toThrow('division by zero');
    expect(await database.many(steps, [])).toEqual([{ n: 1 }]);
    await write('0002-next.sql', 'INSERT INTO step VALUES (2);');
    await run();
    expect(await database.many(steps, [])).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('builds an index beside writes, also when two tasks start at once', async () => {
    await write('0002-index.sql', index('CREATE INDEX CONCURRENTLY step_n ON step (n);'));
    await Promise.all([run(), run(), run()]);
    expect(await database.many(validIndexes, [])).toEqual([{ name: 'step_n' }]);
  });

  it('builds an index anew when it could not be finished', async () => {
    await write('0002-next.sql', 'INSERT INTO step VALUES (1);');
    await write('0003-index.sql', index('CREATE UNIQUE INDEX CONCURRENTLY step_n ON step (n);'));
    await expect(run()).rejects.toThrow('could not create unique index');
    await database.run(removeDuplicates, []);
    await run();
    expect(await database.many(validIndexes, [])).toEqual([{ name: 'step_n' }]);
  });

  it('waits for a server that is not there yet', async () => {
    const url = database.settings.MIGRATIONS_DATABASE_URL;
    const reserved = await tcpProxy(new URL(url));
    await reserved.close();
    const waiting = migrate({
      url: reserved.through(url),
      folder: pathToFileURL(`${folder}/`),
      log,
    });
    const late = await tcpProxy(new URL(url), reserved.port);
    await waiting;
    expect(await database.many(steps, [])).toEqual([{ n: 1 }]);
    await late.close();
  });

  it('does not wait with a password that is wrong', async () => {
    const url = new URL(database.settings.MIGRATIONS_DATABASE_URL);
    url.password = 'wrong';
    const refused = migrate({ url: url.href, folder: pathToFileURL(`${folder}/`), log });
    await expect(refused).rejects.toMatchObject({ code: '28P01' });
  });
});
