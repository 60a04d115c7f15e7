import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Specs are no part of what is built. */
const ignored = /(?:\.spec\.ts|\.md)$|(?:^|\/)(?:testing|fixture|node_modules)\//;

/** One hash of the names and contents of files, and of all that is in folders; what is missing counts too. */
export function fingerprint(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((each) => filesIn(root, each))) {
    hash.update(`${path}\0`);
    if (existsSync(join(root, path))) hash.update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

function filesIn(root: string, path: string): readonly string[] {
  const place = join(root, path);
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((each) => !ignored.test(each.slice(path.length + 1)))
    .sort();
}
