import type { Load } from '@quartet/bench/load/load';
import type { Scene } from '../deploy/deploy.ts';
import { runningImages } from '../deploy/engine.ts';
import { pushedIn, writtenIn } from '../deploy/recording-registry.ts';
import { imagesIn } from './build-images.ts';
import type { Claims } from './claims.ts';
import { commitLine, deployAll } from './deliveries.ts';
import { underLoad } from './under-load.ts';

/** Checks the deployment of one changed line: what is sent, and whether clients notice. */
export async function claimRoll(
  service: string,
  { scene, load }: { readonly scene: Scene; readonly load: Load },
  { claim }: Claims,
): Promise<void> {
  const { copy, run, registry } = scene;
  const before = await runningImages(run.home);
  commitLine(service, scene);
  registry.take();
  const seen = await underLoad(load, run.ready.url, () => deployAll(scene));
  const asked = registry.take();
  const after = await runningImages(run.home);
  const bytes = asked.reduce((sum, each) => sum + each.bytes, 0);
  const layer = imagesIn(copy).find(({ name }) => name === service)?.built[0]?.added ?? 0;
  const ratio = bytes / layer;
  const { result, requests, failures } = seen;
  claim(
    `one line of ${service} is pushed and rolled in ${result.seconds.toFixed(1)} s`,
    result.code === 0 && before.get(service) !== after.get(service),
  );
  claim(
    `${ratio.toFixed(3)} × its layer of ${(layer / 1_000_000).toFixed(2)} MB is sent (1.1)`,
    ratio <= 1.1,
  );
  const written = [...pushedIn(asked), ...writtenIn(asked)];
  claim(
    `only to its own repository`,
    written.length > 0 && written.every((name) => name === service),
  );
  const others = [...after].filter(([name]) => name !== service);
  claim(
    `no other task is rolled`,
    others.every(([name, image]) => before.get(name) === image),
  );
  claim(`meanwhile ${requests} requests, of which ${failures} failed (0)`, failures === 0);
}
