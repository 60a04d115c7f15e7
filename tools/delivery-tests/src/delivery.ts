import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { makeHome } from '@quartet/bench/home';
import { watchForEnd } from '@quartet/bench/shutdown';
import { copyWorkspace } from '@quartet/bench/workspace-copy';
import { startQuartet } from '@quartet/local-client/start-quartet';
import { imagesIn } from './delivery/build-images.ts';
import { claimDigests, claimImages } from './delivery/claim-images.ts';
import { claimRoll } from './delivery/claim-roll.ts';
import { claimSick } from './delivery/claim-sick.ts';
import { createClaims } from './delivery/claims.ts';
import { deployAll } from './delivery/deliveries.ts';
import { startLocked } from './delivery/lock-down.ts';
import { prepareReads } from './delivery/under-load.ts';
import { registryUrl, requireContainers } from './deploy/needs.ts';
import { recordingRegistry } from './deploy/recording-registry.ts';

/** `npx nx run bench:delivery`: tests the claims about deployments in a clone and a local run of its own. */
const say = (line: string) => process.stdout.write(`${line}\n`);
const signal = watchForEnd();

await requireContainers();
await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const claims = createClaims(say);
const copy = copyWorkspace(join(folder, 'one'));
const place = { copy, folder, signal };
await claimImages(place, claims);
await claimDigests(place, copyWorkspace(join(folder, 'other')), claims);

const registry = ending.use(await recordingRegistry(registryUrl));
const home = join(folder, 'home');
const command = ['npm', 'start', '--', '--containers'] as const;
const run = ending.use(
  await startQuartet({ root: copy.root, home, command: [...command], signal }),
);
for (const image of imagesIn(copy)) {
  const fastest = await startLocked(image, home);
  claims.claim(`${image.name}, locked down, answers after ${fastest} ms (1,000)`, fastest < 1_000);
}

const scene = { copy, run, registry, signal };
const first = await deployAll(scene);
if (first.code !== 0) throw new Error(`The first deployment failed:\n${first.output}`);
const customers = { scene, load: await prepareReads(run, folder) };
await claimRoll('products', customers, claims);
await claimSick('products', customers, claims);

const [load = 0] = loadavg();
const cores = availableParallelism();
if (load > 2 * cores)
  say(
    `\nThe machine is busy (load ${load.toFixed(0)} on ${cores} cores), so the times are unreliable.`,
  );
const broken = claims.broken();
say(broken === 0 ? '\nAll claims hold.' : `\n${broken} claims do not hold.`);
process.exitCode = broken === 0 ? 0 : 1;
