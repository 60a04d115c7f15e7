import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@quartet/bench/programs';

/** A mistake that somebody could make, kept as a diff. */
export interface Patch {
  /** Such as `release-without-tombstone`. */
  readonly name: string;
  readonly path: string;
  /** What goes wrong with it, as it stands above the diff. */
  readonly about: string;
  /** The files that it changes. */
  readonly files: readonly string[];
  /** The lines that it adds and those that it takes away. */
  readonly lines: readonly string[];
}

const folder = join(workspace, 'tools/mutation/mutants');

export function readPatches(): readonly Patch[] {
  return readdirSync(folder)
    .sort()
    .map((file) => readPatch(join(folder, file), file.replace(/\.patch$/, '')));
}

function readPatch(path: string, name: string): Patch {
  const text = readFileSync(path, 'utf8');
  const [about = '', ...diff] = text.split(/^(?=diff )/m);
  return {
    ...{ name, path, about: about.trim() },
    files: Array.from(text.matchAll(/^\+\+\+ b\/(.+)$/gm), ([, file = '']) => file),
    lines: diff.join('').match(/^[+-](?!\+\+|--).*$/gm) ?? [],
  };
}

/** The folders of the projects whose source it changes. */
export function projectsOf({ files }: Patch): readonly string[] {
  return [...new Set(files.map((file) => file.split('/').slice(0, 2).join('/')))];
}

/** Why it cannot be applied to the workspace there; undefined when it can. */
export function misfitOf({ path }: Patch, root: string): string | undefined {
  try {
    execFileSync('git', ['apply', '--check', path], { cwd: root, stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return String((error as { readonly stderr: Buffer }).stderr).trim();
  }
}
