import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { readConfig } from '@quartet/config';
import { testDatabase, type TestDatabase } from '@quartet/testing';
import { AdminConfig, createAdminTask } from './create-admin-task.ts';
import { environmentOn } from './testing/environment.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

interface Ended {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the task in a process of its own, as on AWS. */
function createAdmin(account: Readonly<Record<string, string>>): Promise<Ended> {
  const args = ['--conditions=@quartet/source', join(import.meta.dirname, 'create-admin.ts')];
  const env = {
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    ...environmentOn(database),
    ...account,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, stdout, stderr });
    });
  });
}

it('says in one line what it has done, and does it once', async () => {
  const account = { ADMIN_EMAIL: 'Root@example.com', ADMIN_PASSWORD: 'long enough to stay' };
  expect(await createAdmin(account)).toEqual({
    code: 0,
    stdout: 'root@example.com was created as an admin\n',
    stderr: '',
  });
  const config = readConfig(AdminConfig, { ...environmentOn(database), ...account });
  expect(await createAdminTask(config)).toEqual({
    isDone: true,
    sentence: 'root@example.com is an admin already',
  });
});

it('names what is missing or wrong, and repeats no password', async () => {
  const { code, stdout, stderr } = await createAdmin({ ADMIN_PASSWORD: 'iloveyou' });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^ {2}ADMIN_EMAIL: /m);
  expect(stderr).toMatch(/^ {2}ADMIN_PASSWORD: is one of the most common passwords$/m);
  expect(stderr).not.toContain('iloveyou');
});
