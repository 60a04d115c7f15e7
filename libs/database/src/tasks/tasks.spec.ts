import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { testDatabase, type TestDatabase } from '@quartet/testing';
import pg from 'pg';

const run = promisify(execFile);
const events = fileURLToPath(new URL('../../../events/src/migrations', import.meta.url));
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());

const task = (name: string, env: NodeJS.ProcessEnv, ...args: string[]) => {
  const program = fileURLToPath(new URL(`./${name}/main.ts`, import.meta.url));
  return run(process.execPath, ['--conditions=@quartet/source', program, ...args], {
    env: { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env },
  });
};

it('migrate brings the tables up to date, says so and ends', async () => {
  const { MIGRATIONS_DATABASE_URL } = database.settings;
  const { stdout } = await task('migrate', { MIGRATIONS_DATABASE_URL }, events);
  expect(stdout).toMatch(/The tables are up to date\.\n$/);
});

it('migrate fails where it may not in', async () => {
  const url = new URL(database.settings.MIGRATIONS_DATABASE_URL);
  url.password = 'wrong';
  const failing = task('migrate', { MIGRATIONS_DATABASE_URL: url.href }, events);
  await expect(failing).rejects.toThrow('password authentication failed');
});

it('migrate says whose lock it waits for, and exits with 75, when it gives up', async () => {
  const { MIGRATIONS_DATABASE_URL } = database.settings;
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  await writeFile(join(folder, '0009-added.sql'), 'ALTER TABLE inbox ADD COLUMN added text;\n');
  const reader = new pg.Client({
    connectionString: MIGRATIONS_DATABASE_URL,
    application_name: 'report',
  });
  await reader.connect();
  await reader.query('BEGIN; SELECT count(*) FROM inbox');
  const failing = task(
    'migrate',
    { MIGRATIONS_DATABASE_URL, MIGRATION_GIVE_UP_AFTER: '0' },
    folder,
  );
  await expect(failing).rejects.toMatchObject({
    code: 75,
    stderr: expect.stringMatching(
      /^The tables are not up to date: migration 0009-added.sql gave up after \d+ attempts: pid \d+ \(role \w+, application report\) holds a lock on inbox\.\n$/,
    ),
  });
  await reader.end();
  await rm(folder, { recursive: true });
});

it.each([
  ['migrate', { MIGRATIONS_DATABASE_URL: '' }, 'MIGRATIONS_DATABASE_URL'],
  ['create-database', { DATABASE_NAME: 'a"; DROP DATABASE b' }, 'DATABASE_NAME'],
])('%s says which setting is missing or wrong', async (name, env, variable) => {
  await expect(task(name, env)).rejects.toThrow(variable);
});
