import { deliverWell, type Scene } from '../deploy/deploy.ts';
import { runningImages } from '../deploy/engine.ts';
import { pushedIn, writtenIn } from '../deploy/recording-registry.ts';
import type { Change } from './changes.ts';

/** The records of one deployment in the registry, the engine and the report. */
export interface Seen {
  /** From the registry: the services with a new image, and those whose repository was written to. */
  readonly pushed: readonly string[];
  readonly written: readonly string[];
  /** From the engine: the services whose tasks run another image digest. */
  readonly rolled: ReadonlyMap<string, string>;
  /** The deployment report. */
  readonly reported: {
    readonly pushed: readonly string[];
    readonly rolled: ReadonlyMap<string, string>;
  };
  readonly waiting: readonly string[];
  /** Bytes sent to the registry, as counted there and as in the report. */
  readonly bytes: number;
  readonly reportedBytes: number;
  readonly seconds: number;
}

/** Changes the workspace, and deploys what Nx finds affected. */
export async function deliverChange({ make, name }: Change, scene: Scene): Promise<Seen> {
  const { copy, run, registry } = scene;
  const before = await runningImages(run.home);
  make();
  copy.commit(name);
  registry.take();
  const args = ['nx', 'affected', '--base=HEAD~1', '--target=deploy', '--configuration=local'];
  const { receipt, seconds } = await deliverWell('npx', args, scene);
  const seen = registry.take();
  const after = await runningImages(run.home);
  return {
    pushed: pushedIn(seen),
    written: writtenIn(seen),
    rolled: new Map([...after].filter(([service, digest]) => before.get(service) !== digest)),
    reported: {
      pushed: receipt.flatMap(({ project, built }) => (built ? project : [])),
      rolled: new Map(
        receipt.flatMap(({ project, rolled, digest = '' }) => (rolled ? [[project, digest]] : [])),
      ),
    },
    waiting: [...new Set(receipt.flatMap((row) => row.waiting))].sort(),
    bytes: seen.reduce((sum, { bytes }) => sum + bytes, 0),
    reportedBytes: receipt.reduce((sum, { pushed }) => sum + pushed, 0),
    seconds,
  };
}
