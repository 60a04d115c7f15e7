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

/** Runs the statements of outbox and inbox: a bus takes a batch, is away and comes back, and is too slow for the rest. */
export async function runEvents(database: Database): Promise<void> {
  await acceptOnce(database, 'webhook:simulator', newId());
  await forgetAcceptedEvents(database, week);
  await append(database, { aggregate: 'order:new', version: 1, type: 'order.placed', data: {} });
  await forgetSentEvents(database, week);
  await relayUntilAccepted(database, {});
  await relayUntilAccepted(database, { failures: 1 });
  await relayUntilAccepted(database, { most: 1, settings: { RELAY_BUDGET: '0' } });
}

interface BusPlan {
  /** Calls that fail, before one is accepted. */
  readonly failures?: number;
  /** Events in one call. */
  readonly most?: number;
  readonly settings?: Readonly<Record<string, string>>;
}

async function relayUntilAccepted(
  database: Database,
  { failures = 0, most = 10, settings }: BusPlan,
): Promise<void> {
  const { config, log } = testConfig({ RELAY_INTERVAL: '1', ...sequential, ...settings });
  const accepted = Promise.withResolvers<void>();
  let calls = 0;
  const publish = () => {
    calls += 1;
    if (calls <= failures) return Promise.reject(new Error('the bus is away'));
    accepted.resolve();
    return Promise.resolve();
  };
  const error = (fields: unknown) => accepted.reject((fields as { readonly err: Error }).err);
  const strict = Object.assign(Object.create(log) as typeof log, { error });
  const worker = createRelay({ database, bus: { most, publish }, log: strict, config });
  worker.start();
  await accepted.promise;
  await worker.stop();
}
