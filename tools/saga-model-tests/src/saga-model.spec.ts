import fc from 'fast-check';
import { play } from './play/play.ts';
import { type Step, steps } from './step.ts';
import { openWorld, type World } from './testing/world.ts';

const { INTERLEAVINGS_RUNS = '50', INTERLEAVINGS_SEED, INTERLEAVINGS_PATH } = process.env;

/** Milliseconds for making a failure smaller, after the first. */
const shrinking = 60_000;
const limit = 3_600_000;

let world: World | undefined;
let failedAt = Number.POSITIVE_INFINITY;

afterAll(async () => world?.close());

/** What a failure leaves behind is thrown away, and the next run has services of its own. */
async function tryOut(each: readonly Step[]): Promise<void> {
  if (performance.now() - failedAt > shrinking) return;
  world ??= await openWorld();
  try {
    await play(world, each);
  } catch (error) {
    failedAt = Math.min(failedAt, performance.now());
    await world.close();
    world = undefined;
    throw error;
  }
}

it(
  'leaves orders, stock and money as the model says, in whatever order things happen',
  async () => {
    const details = await fc.check(fc.asyncProperty(steps, tryOut), {
      numRuns: Number(INTERLEAVINGS_RUNS),
      ...(INTERLEAVINGS_SEED !== undefined && { seed: Number(INTERLEAVINGS_SEED) }),
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
    `again: ${again} npx nx test saga-model-tests`,
  ].join('\n');
}
