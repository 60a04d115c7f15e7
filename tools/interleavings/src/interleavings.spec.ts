import fc from 'fast-check';
import { play } from './play/play.ts';
import { steps } from './step.ts';
import { openWorld, type World } from './testing/world.ts';

const { INTERLEAVINGS_RUNS = '500', INTERLEAVINGS_SEED, INTERLEAVINGS_PATH } = process.env;

let world: World | undefined;

afterAll(async () => world?.close());

it('leaves orders, stock and money as the model says, in whatever order things happen', async () => {
  const property = fc.asyncProperty(steps, async (each) => {
    world ??= await openWorld();
    try {
      await play(world, each);
    } catch (error) {
      await world.close();
      world = undefined;
      throw error;
    }
  });
  const details = await fc.check(property, {
    numRuns: Number(INTERLEAVINGS_RUNS),
    ...(INTERLEAVINGS_SEED !== undefined && { seed: Number(INTERLEAVINGS_SEED) }),
    ...(INTERLEAVINGS_PATH !== undefined && { path: INTERLEAVINGS_PATH }),
  });
  if (details.failed) throw new Error(`${fc.defaultReportMessage(details)}`);
}, 3_600_000);
