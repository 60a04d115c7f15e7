import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from './lock.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-lock-'));
  path = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is free again when it was released', () => {
  takeLock(path).release();
  expect(existsSync(path)).toBe(false);
  takeLock(path).release();
});

it('is taken over from a process that is gone', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(path, String(pid));
  expect(() => takeLock(path)).not.toThrow();
});

it('is taken over from a process that has nothing to do with us', () => {
  writeFileSync(path, '1');
  expect(() => takeLock(path)).not.toThrow();
});
