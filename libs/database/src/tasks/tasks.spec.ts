import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { testDatabase, type TestDatabase } from '@quartet/testing';

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

it.each([
  ['migrate', { MIGRATIONS_DATABASE_URL: '' }, 'MIGRATIONS_DATABASE_URL'],
  ['create-database', { DATABASE_NAME: 'a"; DROP DATABASE b' }, 'DATABASE_NAME'],
])('%s says which setting is missing or wrong', async (name, env, variable) => {
  await expect(task(name, env)).rejects.toThrow(variable);
});
