import { join } from 'node:path';
import { table } from '@quartet/bench/table';
import { pidsOf } from '@quartet/local-client/processes';
import { databaseOf } from '@quartet/local-client/ready';
import { environment, type ScenarioRun } from './fault-scenario.ts';
import { exitsSince, lastingFault } from './lasting-fault.ts';
import { planOrders } from './order-plan.ts';
import { checkEvents } from './published-events.ts';
import { runSeed } from './run-seed.ts';
import { startChaosQuartet } from './start-chaos-quartet.ts';
import { isClean, summary } from './summary.ts';

/** Orders per second. */
const rate = 20;
const second = 1_000;

const head = [
  'orders',
  'events',
  'missing',
  'without a version',
  'late',
  'all sent after',
  'exits',
];

/**
 * Places orders while each call to the event bus takes 2 s; true when no process exits, and each version of each order
 * is an event in the end.
 */
export async function runSlowBusScenario(run: ScenarioRun): Promise<boolean> {
  const { options, folder, progress, signal } = run;
  const [seed = 0] = options.seeds;
  progress.print(`Starting Quartet in ${folder}`);
  await using quartet = await startChaosQuartet({ folder, environment, signal });
  const { home, ready, shared } = quartet;
  const before = pidsOf(home);
  const outcome = await runSeed({
    ...{ quartet, seed, folder: join(folder, `seed-${seed}`), progress, signal, killsLast: false },
    plans: planOrders({ seed, orders: rate * options.seconds }),
    pace: second / rate,
    startFaults: () => lastingFault('bus slow', shared.bus_slow),
    settleLimit: Math.max(60, options.seconds) * second,
  });
  const exits = exitsSince(before, home);
  const events = await checkEvents(databaseOf(ready, 'orders'), join(home, 'events.jsonl'));
  const { missing, unmarked, late } = events;
  const counts = [outcome.orders, events.events, missing, unmarked, late].map(String);
  const sent = `${(outcome.settled / second).toFixed(1)} s`;
  for (const line of outcome.messages) progress.print(line);
  for (const name of exits) progress.print(`${name} exited and was restarted`);
  progress.print(`\n${summary([outcome])}`);
  progress.print(`\n${table(head, [[...counts, sent, String(exits.length)]])}`);
  return isClean(outcome) && missing + unmarked + exits.length === 0;
}
