import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReach } from './reach.ts';

const stranger = { uid: 54_321, gid: 54_321 };
let top: string;
let inner: string;

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'quartet-reach-'));
  inner = join(top, 'inner');
  mkdirSync(inner);
  chmodSync(inner, 0o755);
});
afterEach(() => {
  chmodSync(top, 0o700);
  rmSync(top, { recursive: true });
});

it('is true when every folder on the path is traversable', async () => {
  chmodSync(top, 0o755);
  expect(await canReach(stranger, inner)).toBe(true);
});

it('is false in a closed folder', async () => {
  chmodSync(top, 0o700);
  expect(await canReach(stranger, inner)).toBe(false);
});

it('is true for the current user', async () => {
  chmodSync(top, 0o700);
  expect(await canReach(undefined, inner)).toBe(true);
});

it("uses the permissions of the owner for the account's own folders", async () => {
  const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  chmodSync(top, 0o700);
  expect(await canReach(owner, inner)).toBe(true);
  chmodSync(top, 0o055);
  expect(await canReach(owner, top)).toBe(false);
});
