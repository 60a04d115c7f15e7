import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { healthCheck, limits } from '@quartet/infra/limits';
import type { Service } from '@quartet/infra/services';
import type { Settings } from '@quartet/infra/settings';

/** What somebody changes in the tables of infra. */
export interface Change {
  /** `-c stage=prod`, `-c edge=rest`. */
  readonly context?: Readonly<Record<string, string>>;
  readonly stage?: Partial<Settings['stage']>;
  /** The row of a service, by its name. */
  readonly services?: Readonly<Record<string, Partial<Service>>>;
  readonly limits?: Partial<Record<keyof typeof limits, number>>;
  readonly healthCheck?: Partial<Record<keyof typeof healthCheck, number | string>>;
}

/** Folders with the templates of the system as infra is now, but for a change each. */
export interface Synthesis<Name extends string> extends Disposable {
  folder(name: Name): string;
}

/** Synthesises afresh, so that no spec sees templates of yesterday. */
export function synthesis<Name extends string>(
  changes: Readonly<Record<Name, Change>>,
): Synthesis<Name> {
  const root = mkdtempSync(join(tmpdir(), 'quartet-synthesis-'));
  const script = join(__dirname, 'synthesise.ts');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@quartet/source', script, root],
    { input: JSON.stringify(changes), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the templates could not be made: ${stderr}`);
  return {
    folder: (name) => join(root, name),
    [Symbol.dispose]: () => rmSync(root, { recursive: true }),
  };
}
