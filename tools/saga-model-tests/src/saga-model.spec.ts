import fc from 'fast-check';
import { runSteps } from './play/run-steps.ts';
import { type Step, steps } from './step.ts';
import { startServices, type Services } from './testing/services.ts';

/** Every change is tested with the same runs; the nightly workflow chooses a seed of its own. */
const { INTERLEAVINGS_RUNS = '25', INTERLEAVINGS_SEED = '1', INTERLEAVINGS_PATH } = process.env;

/** Milliseconds for shrinking after the first failure. */
const shrinking = 60_000;
const limit = 3_600_000;

let services: Services | undefined;
let failedAt = Number.POSITIVE_INFINITY;

afterAll(async () => services?.close());

/** Runs the steps; after a failure the services are discarded, and the next run starts new ones. */
async function runOnce(each: readonly Step[]): Promise<void> {
  if (performance.now() - failedAt > shrinking) return;
  services ??= await startServices();
  try {
    await runSteps(services, each);
  } catch (error) {
    failedAt = Math.min(failedAt, performance.now());
    await services.close();
    services = undefined;
    throw error;
  }
}

it(
  'orders, stock and money match the model for any interleaving of steps and faults',
  async () => {
    const details = await fc.check(fc.asyncProperty(steps, runOnce), {
      numRuns: Number(INTERLEAVINGS_RUNS),
      ...(INTERLEAVINGS_SEED !== 'random' && { seed: Number(INTERLEAVINGS_SEED) }),
      ...(INTERLEAVINGS_PATH !== undefined && { path: INTERLEAVINGS_PATH }),
    });
    if (details.failed) throw new Error(reportOf(details));
  },
  limit,
);

function reportOf(details: fc.RunDetails<[readonly Step[]]>): string {
  const { seed, counterexamplePath } = details;
  const [steps = []] = details.counterexample ?? [];
  const again = `INTERLEAVINGS_SEED=${seed} INTERLEAVINGS_PATH=${counterexamplePath}`;
  return [
    `after ${details.numRuns} runs: ${String(details.errorInstance)}`,
    ...steps.map((step) => JSON.stringify(step)),
    `reproduce: ${again} npx nx test saga-model-tests`,
  ].join('\n');
}
