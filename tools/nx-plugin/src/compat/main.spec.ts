import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
const files = {
  api: 'docs/api/users.json',
  event: 'docs/events/orders/order.placed.v1.json',
};

let folder: string;

/** A repository whose branch main has two documents, with another branch checked out. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compat-'));
  git('init', '-q', '-b', 'main');
  for (const file of Object.values(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), readFileSync(join(root, file)));
  }
  commit('documents');
  git('checkout', '-q', '-b', 'change');
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=spec', '-c', 'user.email=spec@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' }).trim();
}

function commit(message: string): void {
  git('add', '-A');
  git('commit', '-q', '-m', message);
}

function change(file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll(from, to));
}

function check(env: Readonly<Record<string, string>> = {}, ...flags: readonly string[]) {
  const args = ['--conditions=@quartet/source', join(import.meta.dirname, 'main.ts'), ...flags];
  const options = {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NX_BASE: '', ...env },
  } as const;
  const { status, stderr } = spawnSync(process.execPath, args, options);
  return { status, stderr };
}

it('passes when nothing or only a text has changed', () => {
  change(files.api, 'Get me', 'Get the user of the token');
  expect(check()).toEqual({ status: 0, stderr: '' });
});

it('refuses what breaks clients, with one sentence each, committed or not', () => {
  change(files.api, '"operationId": "getMe"', '"operationId": "me"');
  const { status, stderr } = check();
  expect(status).toBe(1);
  expect(stderr).toContain(`${files.api}: GET /api/users/me: getMe is renamed.\n`);
  commit('rename');
  expect(check().status).toBe(1);
});

it('compares with the base of the workflow', () => {
  change(files.api, '"operationId": "getMe"', '"operationId": "me"');
  commit('rename');
  expect(check({ NX_BASE: 'HEAD' }).status).toBe(0);
  expect(check({ NX_BASE: 'HEAD~1' }).status).toBe(1);
});

it('refuses an event that is gone or takes a promise back', () => {
  change(files.event, '"userId"', '"ownerId"');
  expect(check().stderr).toContain(`${files.event}: userId is no longer there.\n`);
  unlinkSync(join(folder, files.event));
  expect(check()).toMatchObject({ status: 1, stderr: expect.stringContaining('is gone.') });
  writeFileSync(join(folder, files.event.replace('v1', 'v2')), '{}');
  expect(check().status).toBe(0);
});

it('lets a break pass whose reason a commit gives', () => {
  change(files.api, '"operationId": "getMe"', '"operationId": "me"');
  commit('rename\n\nAPI-Break: nobody calls it yet');
  const { status, stderr } = check();
  expect(status).toBe(0);
  expect(stderr).toContain('Allowed by a commit: nobody calls it yet');
});

describe('a receipt', () => {
  const renamed = `${files.api}: GET /api/users/me: getMe is renamed.`;

  /** The receipt of a deployment of these commits, one for each project. */
  function receipt(name: string, ...rows: readonly object[]): string {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(rows));
    return name;
  }

  /** A break that is on the base branch already, and was not deployed yet; returns the commit that was deployed. */
  function breakOnMain(message = 'rename'): string {
    const deployed = git('rev-parse', 'HEAD');
    git('checkout', '-q', 'main');
    change(files.api, '"operationId": "getMe"', '"operationId": "me"');
    commit(message);
    return deployed;
  }

  it('of a stage is compared with, beside the base branch', () => {
    const deployed = breakOnMain();
    expect(check()).toEqual({ status: 0, stderr: '' });
    receipt('dist/deployed/prod.json', { project: 'users', commit: deployed });
    const { status, stderr } = check();
    expect(status).toBe(1);
    expect(stderr).toContain(`Compared with dist/deployed/prod.json:\n${renamed}\n`);
  });

  it('can be given, and its breaks be allowed by a commit since then', () => {
    const deployed = breakOnMain('rename\n\nAPI-Break: nobody calls it yet');
    const file = receipt('dist/receipt.json', { failure: 'rolled back' }, { commit: deployed });
    const { status, stderr } = check({}, '--receipt', file);
    expect(status).toBe(0);
    expect(stderr).toContain('Allowed by a commit: nobody calls it yet');
  });

  it.each([
    ['names no commit that was deployed', { failure: 'rolled back', commit: 'a' }],
    ['names abc, which this repository has not', { commit: 'abc' }],
  ])('that %s is refused', (message, row) => {
    const file = receipt('dist/receipt.json', row);
    const { status, stderr } = check({}, '--receipt', file);
    expect({ status, stderr }).toEqual({ status: 1, stderr: `${file} ${message}.\n` });
  });
});
