import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@quartet/testing';
import { environmentOn } from './testing/environment.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

interface Ended {
  readonly code: unknown;
  readonly said: string;
  readonly complained: string;
}

function createAdmin(account: Readonly<Record<string, string>>): Promise<Ended> {
  const args = ['--conditions=@quartet/source', join(import.meta.dirname, 'create-admin.ts')];
  const env = {
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    ...environmentOn(database),
    ...account,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, said, complained) => {
      resolve({ code: error ? error.code : 0, said, complained });
    });
  });
}

it('says in one line what it has done, and does it once', async () => {
  const account = { ADMIN_EMAIL: 'Root@example.com', ADMIN_PASSWORD: 'long enough to stay' };
  expect(await createAdmin(account)).toEqual({
    code: 0,
    said: 'root@example.com was created as an admin\n',
    complained: '',
  });
  expect(await createAdmin(account)).toMatchObject({
    code: 0,
    said: 'root@example.com is an admin already\n',
  });
});

it('names what is missing or wrong, and repeats no password', async () => {
  const { code, said, complained } = await createAdmin({ ADMIN_PASSWORD: 'iloveyou' });
  expect({ code, said }).toEqual({ code: 1, said: '' });
  expect(complained).toMatch(/^ {2}ADMIN_EMAIL: /m);
  expect(complained).toMatch(/^ {2}ADMIN_PASSWORD: is one of the most common passwords$/m);
  expect(complained).not.toContain('iloveyou');
});
