import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceCopy } from '@quartet/bench/workspace-copy';

/** By service, the files of which its bundle is made, as the bundler itself has written them down. */
export type Contents = ReadonlyMap<string, readonly string[]>;

export function readContents(copy: WorkspaceCopy): Contents {
  const folder = 'dist/contents';
  const services = readdirSync(join(copy.root, folder)).map((file) => file.replace(/\.json$/, ''));
  return new Map(
    services.sort().map((name) => [name, JSON.parse(copy.read(`${folder}/${name}.json`))]),
  );
}

/** The services that have this file, or the folder that it is in, in their bundle. */
export function holdersOf(file: string, contents: Contents): readonly string[] {
  return [...contents].flatMap(([name, files]) =>
    files.some((each) => file === each || file.startsWith(`${each}/`)) ? name : [],
  );
}

/** A file below the folder that is in as many bundles as possible; undefined when none is in any. */
export function mostHeld(folder: string, contents: Contents): string | undefined {
  const files = new Set([...contents.values()].flat().filter((file) => file.startsWith(folder)));
  const source = [...files].filter((file) => file.endsWith('.ts')).sort();
  return source.toSorted(
    (one, other) => holdersOf(other, contents).length - holdersOf(one, contents).length,
  )[0];
}

/** A package that is in one bundle only, by a file of it there. */
export function packageOfOne(contents: Contents): string {
  const files = [...new Set([...contents.values()].flat())].sort();
  const found = files.find(
    (file) => /^node_modules\/[^.].*\.m?js$/.test(file) && isOfOne(file, contents),
  );
  if (found === undefined) throw new Error('Every package is in several bundles.');
  return found;
}

function isOfOne(file: string, contents: Contents): boolean {
  const name = /^node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(file)?.[0] ?? '';
  const holders = [...contents.values()].filter((files) =>
    files.some((each) => each.startsWith(name)),
  );
  return holders.length === 1;
}
