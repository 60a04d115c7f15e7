import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '@quartet/infra/change';

/** Folders with the templates of the system as infra is now, but for a change each. */
export interface Synthesis<Name extends string> extends Disposable {
  folder(name: Name): string;
}

const script = join(import.meta.dirname, '../../../../infra/src/changed/main.ts');

/** Synthesises afresh, so that no spec sees templates of yesterday. */
export function synthesis<Name extends string>(
  changes: Readonly<Record<Name, Change>>,
): Synthesis<Name> {
  const root = mkdtempSync(join(tmpdir(), 'quartet-synthesis-'));
  const args = ['--conditions=@quartet/source', script, root];
  const input = JSON.stringify(changes);
  const { status, stderr } = spawnSync(process.execPath, args, { input, encoding: 'utf8' });
  const remove = () => rmSync(root, { recursive: true });
  if (status === 0) return { folder: (name) => join(root, name), [Symbol.dispose]: remove };
  remove();
  throw new Error(`the templates could not be made: ${stderr}`);
}
