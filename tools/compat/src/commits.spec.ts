import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitBefore, git } from './commits.ts';

let root: string;
let first: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'compat-commits-'));
  git(root, 'init', '-q', '-b', 'main');
  first = commit('first');
  git(root, 'checkout', '-q', '-b', 'change');
  commit('second');
});
afterAll(() => rmSync(root, { recursive: true }));

function commit(message: string): string {
  const identity = ['-c', 'user.name=spec', '-c', 'user.email=spec@example.com'];
  git(root, ...identity, 'commit', '-q', '--allow-empty', '-m', message);
  return git(root, 'rev-parse', 'HEAD');
}

function receipt(rows: readonly object[]): string {
  const file = join(root, 'receipt.json');
  writeFileSync(file, JSON.stringify(rows));
  return file;
}

it('is the commit at which the branch left main', () => {
  expect(commitBefore(root, undefined)).toBe(first);
});

it('is the commit that is given in any form', () => {
  expect(commitBefore(root, 'HEAD~1')).toBe(first);
});

it('is the commit of a receipt', () => {
  const file = receipt([{ project: 'infra' }, { project: 'orders', commit: first }]);
  expect(commitBefore(root, file)).toBe(first);
});

it('throws one sentence for a receipt without a commit, and for no commit', () => {
  const file = receipt([{ project: 'orders' }]);
  expect(() => commitBefore(root, file)).toThrow(`${file} names no commit.`);
  expect(() => commitBefore(root, 'nowhere')).toThrow('There is no commit nowhere.');
});
