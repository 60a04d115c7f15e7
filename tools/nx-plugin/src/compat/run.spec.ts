import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.ts';

const root = join(import.meta.dirname, '../../../..');
const files = {
  api: 'docs/api/users.json',
  event: 'docs/events/orders/order.placed.v1.json',
};

let original: string;
let folder: string;

/** A repository whose branch main has two documents, with another branch checked out. */
beforeAll(() => {
  original = mkdtempSync(join(tmpdir(), 'compat-'));
  folder = original;
  git('init', '-q', '-b', 'main');
  for (const file of Object.values(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), readFileSync(join(root, file)));
  }
  git('add', '-A');
  commit('documents');
  git('checkout', '-q', '-b', 'change');
});
afterAll(() => rmSync(original, { recursive: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compat-'));
  cpSync(original, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=spec', '-c', 'user.email=spec@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' }).trim();
}

function commit(message: string): void {
  git('commit', '-q', '-a', '-m', message);
}

function change(file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll(from, to));
}

const check = (base?: string, ...args: readonly string[]) => run(args, { folder, base });

/** Runs the command in a process of its own, as Nx does. */
function runProcess(base: string, ...flags: readonly string[]) {
  const args = ['--conditions=@quartet/source', join(import.meta.dirname, 'main.ts'), ...flags];
  const env = { ...process.env, NX_BASE: base };
  const { status, stderr } = spawnSync(process.execPath, args, {
    ...{ cwd: folder, encoding: 'utf8', env },
  });
  return { code: status, error: stderr };
}

it('passes when nothing or only a text has changed', () => {
  change(files.api, 'Get me', 'Get the user of the token');
  expect(check()).toEqual({ code: 0, error: '' });
});

it('refuses what breaks clients, with one sentence each, committed or not', () => {
  change(files.api, '"operationId": "getMe"', '"operationId": "me"');
  const { code, error } = check();
  expect(code).toBe(1);
  expect(error).toContain(`${files.api}: GET /api/users/me: getMe is renamed.\n`);
  commit('rename');
  expect(check().code).toBe(1);
});

it('compares with the base of the workflow', () => {
  change(files.api, '"operationId": "getMe"', '"operationId": "me"');
  commit('rename');
  expect(check('HEAD').code).toBe(0);
  expect(check('HEAD~1').code).toBe(1);
});

it('refuses an event that is gone or takes a promise back', () => {
  change(files.event, '"userId"', '"ownerId"');
  expect(check().error).toContain(`${files.event}: userId is no longer there.\n`);
  unlinkSync(join(folder, files.event));
  expect(check()).toMatchObject({ code: 1, error: expect.stringContaining('is gone.') });
  writeFileSync(join(folder, files.event.replace('v1', 'v2')), '{}');
  expect(check().code).toBe(0);
});

it('lets a break pass whose reason a commit gives', () => {
  change(files.api, '"operationId": "getMe"', '"operationId": "me"');
  commit('rename\n\nAPI-Break: nobody calls it yet');
  const { code, error } = check();
  expect(code).toBe(0);
  expect(error).toContain('Allowed by a commit: nobody calls it yet');
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
    expect(check()).toEqual({ code: 0, error: '' });
    receipt('dist/deployed/prod.json', { project: 'users', commit: deployed });
    const { code, error } = check();
    expect(code).toBe(1);
    expect(error).toContain(`Compared with dist/deployed/prod.json:\n${renamed}\n`);
  });

  it('can be given, and its breaks be allowed by a commit since then', () => {
    const deployed = breakOnMain('rename\n\nAPI-Break: nobody calls it yet');
    const file = receipt('dist/receipt.json', { failure: 'rolled back' }, { commit: deployed });
    const { code, error } = check(undefined, '--receipt', file);
    expect(code).toBe(0);
    expect(error).toContain('Allowed by a commit: nobody calls it yet');
  });

  it('and the base of the workflow reach the command', () => {
    const deployed = breakOnMain();
    const file = receipt('dist/receipt.json', { commit: deployed });
    const base = git('rev-parse', 'HEAD');
    const { code, error } = runProcess(base, '--receipt', file);
    expect(code).toBe(1);
    expect(error).toContain(`Compared with ${file}:\n${renamed}\n`);
    expect(error).not.toContain('the base branch');
    expect(runProcess(deployed).error).toContain(`Compared with the base branch:\n${renamed}\n`);
  });

  it.each([
    ['names no commit that was deployed', { failure: 'rolled back', commit: 'a' }],
    ['names abc, which this repository has not', { commit: 'abc' }],
  ])('that %s is refused', (message, row) => {
    const file = receipt('dist/receipt.json', row);
    const { code, error } = check(undefined, '--receipt', file);
    expect({ code, error }).toEqual({ code: 1, error: `${file} ${message}.\n` });
  });
});
