import { execFile } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { WorkspaceCopy } from '@quartet/bench/workspace-copy';
import { userEnvironment } from '@quartet/local-client/user-environment';

/** The record that `nx image` writes about an image. */
export interface BuiltImage {
  readonly name: string;
  readonly tag: string;
  readonly top: { readonly digest: string };
  /** Sizes per platform; `added` are the compressed bytes above the Node base image. */
  readonly built: readonly { readonly added: number }[];
}

export interface Workplace {
  readonly copy: WorkspaceCopy;
  /** A folder outside of the workspace. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Builds the images of all services without a cache, and returns the seconds that it took. */
export async function buildImages(
  { copy, folder, signal }: Workplace,
  client = 'docker',
): Promise<number> {
  rmSync(join(copy.root, 'dist/apps'), { recursive: true, force: true });
  const own = { QUARTET_HOME: join(folder, 'home'), QUARTET_DOCKER: client };
  const env = { ...userEnvironment(copy.root), ...own };
  const began = performance.now();
  const args = ['nx', 'run-many', '--target=image', '--skip-nx-cache'];
  await promisify(execFile)('npx', args, { cwd: copy.root, env, signal, maxBuffer: 2 ** 26 });
  return (performance.now() - began) / 1_000;
}

/** A Docker client with an empty build cache. */
export function forgetfulClient(folder: string): string {
  const file = join(folder, 'docker-afresh');
  const build = '[ "$1" = build ] && shift && exec docker build --no-cache "$@"';
  writeFileSync(file, `#!/bin/sh\n${build}\nexec docker "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

export function imagesIn({ root }: WorkspaceCopy): readonly BuiltImage[] {
  const folder = join(root, 'dist/images');
  return readdirSync(folder)
    .filter((file) => /^[^.]+\.json$/.test(file))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as BuiltImage);
}

/** The size that an image adds to Node, relative to the compressed files of its bundle. */
export function weightOf({ name, built }: BuiltImage, { root }: WorkspaceCopy): number {
  const folder = join(root, 'dist/apps', name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const sizes = files
    .filter((entry) => entry.isFile())
    .map((entry) => gzipSync(readFileSync(join(entry.parentPath, entry.name))).length);
  const bundle = sizes.reduce((sum, size) => sum + size, 0);
  return Math.max(...built.map(({ added }) => added)) / bundle;
}
