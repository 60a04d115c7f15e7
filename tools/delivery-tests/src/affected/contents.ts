import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceCopy } from '@quartet/bench/workspace-copy';

/** The input files of each service's bundle, from the bundler's own record. */
export type Contents = ReadonlyMap<string, readonly string[]>;

export function readContents(copy: WorkspaceCopy): Contents {
  const folder = 'dist/contents';
  const services = readdirSync(join(copy.root, folder)).map((file) => file.replace(/\.json$/, ''));
  return new Map(
    services.sort().map((name) => [name, JSON.parse(copy.read(`${folder}/${name}.json`))]),
  );
}

/** The services whose bundle contains this file or its folder. */
export function holdersOf(file: string, contents: Contents): readonly string[] {
  return [...contents].flatMap(([name, files]) =>
    files.some((each) => file === each || file.startsWith(`${each}/`)) ? name : [],
  );
}

/** The file below the folder that most bundles contain; undefined when none contains any. */
export function mostHeld(folder: string, contents: Contents): string | undefined {
  const files = new Set([...contents.values()].flat().filter((file) => file.startsWith(folder)));
  const source = [...files].filter((file) => file.endsWith('.ts')).sort();
  return source.toSorted(
    (one, other) => holdersOf(other, contents).length - holdersOf(one, contents).length,
  )[0];
}

/** A file of a package that only one bundle contains. */
export function packageOfOne(contents: Contents): string {
  const files = [...new Set([...contents.values()].flat())].sort();
  const packageFile = files.find(
    (file) => /^node_modules\/[^.].*\.m?js$/.test(file) && isOfOne(file, contents),
  );
  if (packageFile === undefined) throw new Error('every package is in several bundles');
  return packageFile;
}

function isOfOne(file: string, contents: Contents): boolean {
  const name = /^node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(file)?.[0] ?? '';
  const holders = [...contents.values()].filter((files) =>
    files.some((each) => each.startsWith(name)),
  );
  return holders.length === 1;
}
