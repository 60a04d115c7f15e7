import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package that is in a bundle with at least one byte. */
export interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string | undefined;
}

/** The files in esbuild's outputs, without those that it read and left out again. */
export function filesIn({ outputs }: Pick<Metafile, 'outputs'>): readonly string[] {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? file : [])),
  );
  return [...new Set(files)].sort();
}

/** The packages that these files of the workspace belong to, each once; a file of our own belongs to none. */
export function packagesOf(files: readonly string[], root = '.'): readonly Package[] {
  const folders = [...new Set(files.flatMap((file) => folderOf(file) ?? []))].sort();
  const packages = folders.map((folder) => packageIn(join(root, folder)));
  return [...new Map(packages.map((each) => [`${each.name}@${each.version}`, each])).values()];
}

/** The last `node_modules` counts: a package may have brought its own. */
export function folderOf(file: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

function packageIn(folder: string): Package {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
  const { name, version, license } = manifest;
  return { name, version, license: typeof license === 'string' ? license : undefined };
}
