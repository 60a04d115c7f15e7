import { type Database, newId } from '@quartet/database';
import {
  acceptOnce,
  append,
  createRelay,
  forgetAcceptedEvents,
  forgetSentEvents,
} from '@quartet/events';
import { testConfig } from '@quartet/testing';

/** Our database is one connection, in one transaction. */
const sequential = { RELAY_BATCH: '3', RELAY_CALLS: '1' };
const week = 7 * 86_400_000;

/** Runs the statements of outbox and inbox: a bus takes one batch, refuses the next, and is too slow for the rest. */
export async function runEvents(database: Database): Promise<void> {
  await acceptOnce(database, 'webhook:simulator', newId());
  await forgetAcceptedEvents(database, week);
  await append(database, { aggregate: 'order:new', version: 1, type: 'order.placed', data: {} });
  await forgetSentEvents(database, week);
  await sweepOnce(database, {});
  await sweepOnce(database, { isBroken: true });
  await sweepOnce(database, { RELAY_BUDGET: '0' });
}

async function sweepOnce(
  database: Database,
  { isBroken = false, ...changes }: Sweep,
): Promise<void> {
  const { config, log } = testConfig({ RELAY_INTERVAL: '3600000', ...sequential, ...changes });
  const called = Promise.withResolvers<void>();
  const publish = () => {
    called.resolve();
    return isBroken ? Promise.reject(new Error('the bus is broken')) : Promise.resolve();
  };
  const error = (fields: unknown) => called.reject((fields as { readonly err: Error }).err);
  const strict = Object.assign(Object.create(log) as typeof log, { error });
  const worker = createRelay({ database, bus: { most: 10, publish }, log: strict, config });
  worker.start();
  await called.promise;
  await worker.stop();
}

interface Sweep {
  readonly isBroken?: boolean;
  readonly RELAY_BUDGET?: string;
}
