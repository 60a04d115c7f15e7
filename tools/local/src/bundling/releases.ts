import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { copySourceMaps } from './source-maps.ts';
import { join, resolve } from 'node:path';
import type { Home } from '../state-dir/home.ts';
import type { Release } from '../scheduler/release.ts';
import { latestImage } from '../scheduler/containers.ts';
import { DeploymentFailed } from '../scheduler/deployment-failed.ts';
import { file } from '../context/workspace.ts';
import { assemblyOf, type Variant } from './variant.ts';

/**
 * Keeps a copy of the bundle of a service as it is now: what is built later changes no task that runs,
 * nor one that has to be started again.
 * @throws Unsteady when there is no bundle
 */
export function copyRelease({ releases }: Home, service: string, dist = file('dist')): Release {
  const bundle = join(dist, 'apps', service);
  if (!existsSync(join(bundle, 'main.mjs'))) {
    throw new DeploymentFailed(
      `There is no bundle of ${service}; make one with npx nx build ${service}.`,
    );
  }
  const names = filesIn(bundle);
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(readFileSync(join(bundle, name)));
  const id = hash.digest('hex').slice(0, 12);
  const folder = join(releases, service, id);
  if (!existsSync(folder)) copy(bundle, folder);
  copySourceMaps(bundle, folder);
  return { id, folder };
}

interface ReleaseOptions {
  readonly containers: boolean;
  readonly variant: Variant;
  /** The `dist` of another checkout. */
  readonly dist?: string | undefined;
}

/** The latest build of a service: its image with `containers`, its bundle otherwise. */
export function currentRelease(
  home: Home,
  service: string,
  { containers, variant, dist }: ReleaseOptions,
): Release {
  if (dist !== undefined) return releaseOf(dist, { home, service, variant });
  return containers ? latestImage(service) : copyRelease(home, service);
}

/** A bundle and the templates of another checkout, which may be those of another commit. */
function releaseOf(
  dist: string,
  { home, service, variant }: { home: Home; service: string; variant: Variant },
): Release {
  const release = copyRelease(home, service, dist);
  return { ...release, assembly: resolve(dist, assemblyOf(variant)) };
}

/** Forgets the copies that nothing is started from any more. */
export function deleteReleases(
  { releases }: Home,
  service: string,
  kept: readonly Release[],
): void {
  const folder = join(releases, service);
  if (!existsSync(folder)) return;
  const ids = kept.map(({ id }) => id);
  for (const id of readdirSync(folder)) {
    if (!ids.includes(id)) rmSync(join(folder, id), { recursive: true, force: true });
  }
}

const maps = /\.map$/;

function filesIn(bundle: string): readonly string[] {
  return readdirSync(bundle, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !maps.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(bundle.length + 1))
    .sort();
}

/** Whole or not at all: a copy that was begun by a runner that was killed is no release. */
function copy(bundle: string, folder: string): void {
  const draft = `${folder}.${process.pid}`;
  cpSync(bundle, draft, { recursive: true, filter: (name) => !maps.test(name) });
  renameSync(draft, folder);
}
