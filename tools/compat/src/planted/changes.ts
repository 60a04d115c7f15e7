import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A change of the new side, stored as a diff: a break of the release before, or an addition that it survives. */
export interface PlantedChange {
  readonly kind: 'break' | 'addition';
  /** Such as `dropped-column`. */
  readonly name: string;
  readonly path: string;
  /** The text above the diff. */
  readonly description: string;
}

const folder = join(import.meta.dirname, '../../planted');

export function readChanges(): readonly PlantedChange[] {
  return [...readKind('break'), ...readKind('addition')];
}

function readKind(kind: PlantedChange['kind']): readonly PlantedChange[] {
  const files = readdirSync(join(folder, `${kind}s`)).sort();
  return files.map((file) => {
    const path = join(folder, `${kind}s`, file);
    const [about = ''] = readFileSync(path, 'utf8').split(/^(?=diff )/m);
    return { kind, path, name: file.replace(/\.patch$/, ''), description: about.trim() };
  });
}

/** @throws Error with what git wrote, when the change does not apply */
export function apply({ path }: PlantedChange, root: string, ...options: readonly string[]): void {
  execFileSync('git', ['apply', ...options, path], { cwd: root, stdio: 'pipe' });
}
