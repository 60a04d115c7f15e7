import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@quartet/bench/programs';

/** A plausible bug, stored as a diff. */
export interface Mutant {
  /** The name, such as `release-without-tombstone`. */
  readonly name: string;
  readonly path: string;
  /** The effect of the bug, from the text above the diff. */
  readonly description: string;
  /** The files that it changes. */
  readonly files: readonly string[];
  /** The lines that it adds and removes. */
  readonly lines: readonly string[];
}

const folder = join(workspace, 'tools/mutation/mutants');

export function readMutants(): readonly Mutant[] {
  return readdirSync(folder)
    .sort()
    .map((file) => readMutant(join(folder, file), file.replace(/\.patch$/, '')));
}

function readMutant(path: string, name: string): Mutant {
  const text = readFileSync(path, 'utf8');
  const [about = '', ...diff] = text.split(/^(?=diff )/m);
  return {
    ...{ name, path, description: about.trim() },
    files: Array.from(text.matchAll(/^\+\+\+ b\/(.+)$/gm), ([, file = '']) => file),
    lines: diff.join('').match(/^[+-](?!\+\+|--).*$/gm) ?? [],
  };
}

/** The project whose specs check the files of the workspace that belong to no project, such as workflows. */
const workspaceChecks = 'infra';

/** The folders of the projects whose specs should kill it: those whose files it changes. */
export function projectsOf({ files }: Mutant): readonly string[] {
  const folder = /^infra(?=\/)|^(apps|libs|tools)\/[\w-]+/;
  return [...new Set(files.map((file) => folder.exec(file)?.[0] ?? workspaceChecks))];
}

/** The reason why the mutant cannot be applied; undefined when it can. */
export function applyError(mutant: Mutant, root: string): string | undefined {
  return checkPatches([mutant], root);
}

/** The reasons why mutants cannot be applied, by name. One process checks all of them when each can be. */
export function applyErrors(mutants: readonly Mutant[], root: string): ReadonlyMap<string, string> {
  if (checkPatches(mutants, root) === undefined) return new Map();
  return new Map(
    mutants.flatMap((mutant) => {
      const reason = applyError(mutant, root);
      return reason === undefined ? [] : [[mutant.name, reason] as const];
    }),
  );
}

/** Git compares each patch with the unchanged files, and stops at the first that does not apply. */
function checkPatches(mutants: readonly Mutant[], root: string): string | undefined {
  const paths = mutants.map(({ path }) => path);
  try {
    execFileSync('git', ['apply', '--check', ...paths], { cwd: root, stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return String((error as { readonly stderr: Buffer }).stderr).trim();
  }
}
