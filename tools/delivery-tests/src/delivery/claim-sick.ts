import { isDeepStrictEqual } from 'node:util';
import type { Load } from '@quartet/bench/load/load';
import type { Delivered, Scene } from '../deploy/deploy.ts';
import { runningImages } from '../deploy/engine.ts';
import type { Claims } from './claims.ts';
import { commitLine, commitSick, deployAll, rollBack } from './deliveries.ts';
import { underLoad } from './under-load.ts';

/** Checks the deployment of a service that never becomes healthy, the next deployment, the fix, and a rollback. */
export async function claimSick(
  service: string,
  { scene, load }: { readonly scene: Scene; readonly load: Load },
  { claim }: Claims,
): Promise<void> {
  const { copy, run } = scene;
  const before = await runningImages(run.home);
  const mend = commitSick(service, scene);
  const { result, ...seen } = await underLoad(load, run.ready.url, () => deployAll(scene));
  claim(`one that never gets healthy ends with exit code ${result.code} (1)`, result.code === 1);
  claim(`it says why: ${failureOf(service, result)}`, failureOf(service, result) !== '');
  claim('its old tasks serve', isDeepStrictEqual(await runningImages(run.home), before));
  claim(
    `meanwhile ${seen.requests} requests, of which ${seen.failures} failed (0)`,
    seen.failures === 0,
  );

  copy.append('docs/settings.md', '\nA line.\n');
  copy.commit('a document');
  const again = await deployAll(scene);
  claim('the next delivery tries it again, whatever it brings', failureOf(service, again) !== '');

  mend();
  commitLine(service, scene);
  const mended = await deployAll(scene);
  const { rolled = false } = mended.receipt.find(({ project }) => project === service) ?? {};
  claim('mended, it is delivered by the next one', mended.code === 0 && rolled);

  const back = await rollBack(service, scene);
  const now = await runningImages(run.home);
  claim(
    `nx rollback ${service} brings back what ran before, in ${back.seconds.toFixed(1)} s`,
    back.code === 0 && now.get(service) === before.get(service),
  );
}

function failureOf(service: string, { receipt }: Delivered): string {
  return receipt.find(({ project }) => project === service)?.failure ?? '';
}
