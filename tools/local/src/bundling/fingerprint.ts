import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Specs are no part of what is built. */
const ignored = /(?:\.spec\.ts|\.md)$|(?:^|\/)(?:testing|fixture|node_modules)\//;

/** One hash of the names and contents of files, and of all that is in folders; what is missing counts too. */
export function fingerprint(root: string, paths: readonly string[]): string {
  return hashFiles(root, paths, (file) => readFileSync(file));
}

/** One hash of names, sizes and times, which reads no file. Files that were written again with the same contents change it. */
export function statFingerprint(root: string, paths: readonly string[]): string {
  return hashFiles(root, paths, (file) => {
    const { size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    return `${size} ${mtimeNs} ${ctimeNs}\0`;
  });
}

function hashFiles(
  root: string,
  paths: readonly string[],
  read: (file: string) => string | Buffer,
): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((each) => filesIn(root, each))) {
    hash.update(`${path}\0`);
    const file = join(root, path);
    if (existsSync(file)) hash.update(read(file));
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
