import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { shareBinaries } from './share-binaries.ts';

let native: string;

beforeEach(() => {
  native = mkdtempSync(join(tmpdir(), 'quartet-native-'));
  for (const folder of ['bin', 'lib']) mkdirSync(join(native, folder), { mode: 0o700 });
  writeFileSync(join(native, 'bin', 'postgres'), '#!/bin/sh\n', { mode: 0o700 });
  writeFileSync(join(native, 'lib', 'libpq.so'), '', { mode: 0o600 });
});
afterEach(() => rmSync(native, { recursive: true }));

it('makes one copy, readable by everyone, for many concurrent calls', async () => {
  const version = `spec-${randomUUID()}`;
  const copies = await Promise.all([1, 2, 3].map(() => shareBinaries(native, version)));
  const [copy = ''] = copies;
  expect(new Set(copies).size).toBe(1);
  const mode = (path: string) => statSync(join(copy, path)).mode & 0o777;
  expect([mode('.'), mode('bin'), mode('bin/postgres'), mode('lib/libpq.so')]).toEqual([
    0o755, 0o755, 0o755, 0o644,
  ]);
  const made = readdirSync(dirname(copy)).filter((name) => name.startsWith(`postgres-${version}`));
  expect(made).toEqual([basename(copy)]);
  rmSync(copy, { recursive: true });
});
