import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InfraOverride } from '@quartet/infra/overrides/infra-override';
import { synthesizeOverride } from '@quartet/infra/overrides/synthesize-override';

/** Folders with the templates of the system as infra is now, but for a change each. */
export interface Synthesis<Name extends string> {
  /** Other specs read it too: whoever alters templates takes a copy. */
  folder(name: Name): string;
}

const folders = new Map<string, string>();
let root: string | undefined;

/** Synthesises what no spec of this process has needed before. */
export function synthesis<Name extends string>(
  changes: Readonly<Record<Name, InfraOverride>>,
): Synthesis<Name> {
  return { folder: (name) => folderOf(changes[name]) };
}

function folderOf(change: InfraOverride): string {
  const key = JSON.stringify(change);
  const folder = folders.get(key) ?? join(rootFolder(), String(folders.size));
  if (folders.has(key)) return folder;
  mkdirSync(folder, { recursive: true });
  synthesizeOverride(change, folder);
  folders.set(key, folder);
  return folder;
}

function rootFolder(): string {
  if (root) return root;
  const made = mkdtempSync(join(tmpdir(), 'quartet-synthesis-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return (root = made);
}
