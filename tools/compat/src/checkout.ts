import { execFileSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { buildCheckout } from './build.ts';
import { mustRun } from './run.ts';
import type { Side } from './side.ts';

const cache = join(tmpdir(), 'quartet-compat');

/** The side of a commit, built once: it stays in a folder of the machine's temporary files. */
export async function checkOut(
  commit: string,
  { root, signal }: { readonly root: string; readonly signal: AbortSignal },
): Promise<Side> {
  const folder = join(cache, commit);
  if (existsSync(folder)) return { root: folder };
  const draft = `${folder}.${process.pid}`;
  try {
    await exportCommit(commit, { root, folder: draft });
    await installPackages(draft, { root, signal });
    await buildCheckout(draft, signal);
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return { root: folder };
}

interface Export {
  readonly root: string;
  readonly folder: string;
}

export async function exportCommit(commit: string, { root, folder }: Export): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const archive = `${folder}.tar`;
  execFileSync('git', ['archive', '--output', archive, commit], { cwd: root });
  execFileSync('tar', ['-x', '-f', archive, '-C', folder]);
  rmSync(archive);
}

/** Shares the packages of the workspace when those of the commit are among them, which takes seconds; installs them otherwise. */
export async function installPackages(
  folder: string,
  { root, signal }: { readonly root: string; readonly signal: AbortSignal },
): Promise<void> {
  if (hasPackagesOf(folder, root) && shareModules(root, folder)) linkProjects(folder);
  else {
    // As npm ci, but also for a commit whose lockfile lacks a project of the workspace.
    const options = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
    await mustRun(['npm', 'install', ...options], { root: folder, signal });
  }
}

function hasPackagesOf(folder: string, root: string): boolean {
  const present = packagesOf(root);
  return [...packagesOf(folder)].every(([path, integrity]) => present.get(path) === integrity);
}

/** The packages of a lockfile, without the projects of the workspace. */
function packagesOf(root: string): ReadonlyMap<string, string | undefined> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<
      Record<string, { readonly link?: true; readonly integrity?: string }>
    >;
  };
  const entries = Object.entries(packages).filter(
    ([path, { link }]) => path.includes('node_modules/') && link !== true,
  );
  return new Map(entries.map(([path, { integrity }]) => [path, integrity]));
}

/** Hard links need one file system. */
function shareModules(root: string, folder: string): boolean {
  const how = process.platform === 'darwin' ? '-Rc' : '-al';
  try {
    const folders = [join(root, 'node_modules'), join(folder, 'node_modules')];
    execFileSync('cp', [how, ...folders], { stdio: 'pipe' });
    return true;
  } catch {
    rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
    return false;
  }
}

/** Links the projects of the commit in place of those of the workspace. */
function linkProjects(folder: string): void {
  const scope = join(folder, 'node_modules/@quartet');
  rmSync(scope, { recursive: true, force: true });
  for (const manifest of globSync('{infra,{libs,tools}/*}/package.json', { cwd: folder })) {
    const { name } = JSON.parse(readFileSync(join(folder, manifest), 'utf8')) as { name: string };
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(folder, dirname(manifest))), link);
  }
}
