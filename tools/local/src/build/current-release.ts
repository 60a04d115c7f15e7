import type { Home } from '../home/home.ts';
import type { Release } from '../tasks/release.ts';
import { Unsteady } from '../tasks/unsteady.ts';
import { takeRelease } from './releases.ts';
import { withBuilds } from './workspace.ts';

/**
 * The bundle of a service as it is now.
 * @throws Unsteady when there is none
 */
export function currentRelease(home: Home, service: string, signal: AbortSignal): Promise<Release> {
  return withBuilds(signal, () => {
    try {
      return Promise.resolve(takeRelease(home, service));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
      throw new Unsteady(
        `There is no bundle of ${service}; make one with npx nx build ${service}.`,
        { cause },
      );
    }
  });
}
