import { type Database, statement } from '@quartet/database';
import type { Logger } from '@quartet/logging';
import { again, loop, type Worker } from '@quartet/service';
import { type Bus, type Event, RefusedEvent } from './event.ts';
import type { EventsConfig } from './settings.ts';

export interface RelayOptions {
  readonly database: Database;
  readonly bus: Bus;
  readonly log: Logger;
  readonly config: EventsConfig;
}

const pausesAtOnce = 1_000;

interface Claimed extends Omit<Event, 'traceparent'> {
  readonly attempts: number;
  readonly traceparent: string | null;
}

const claim = statement<[lease: number, batch: number], Claimed>(
  `WITH due AS MATERIALIZED (
     SELECT id FROM outbox
     WHERE sent_at IS NULL AND dead_at IS NULL AND next_attempt_at <= now()
       AND (lease_until IS NULL OR lease_until < now())
     ORDER BY next_attempt_at, id LIMIT $2 FOR UPDATE SKIP LOCKED),
   claimed AS (
     UPDATE outbox SET lease_until = now() + $1 * interval '1 ms', attempts = attempts + 1
     FROM due WHERE outbox.id = due.id
     RETURNING outbox.id, aggregate, version, type, data, at, traceparent, attempts)
   SELECT id, aggregate, version, type, data, at, traceparent, attempts FROM claimed ORDER BY id`,
);

const markSent = statement<[ids: readonly string[]]>(
  `UPDATE outbox SET sent_at = now(), lease_until = NULL WHERE id = ANY ($1) AND sent_at IS NULL`,
);

const putBack = statement<[ids: readonly string[], most: number], { readonly dead: number }>(
  `WITH back AS (
     UPDATE outbox SET lease_until = NULL,
            next_attempt_at = now() + (1 + random()) / 2 * least(20, power(2, attempts - 1)) * interval '1 s',
            dead_at = CASE WHEN attempts >= $2 THEN now() END
     WHERE id = ANY ($1) AND sent_at IS NULL RETURNING dead_at)
   SELECT count(dead_at) AS dead FROM back`,
);

/** Takes back what was claimed and not offered to the bus, which is no attempt. */
const release = statement<[ids: readonly string[]]>(
  `UPDATE outbox SET lease_until = NULL, attempts = attempts - 1
   WHERE id = ANY ($1) AND sent_at IS NULL AND lease_until IS NOT NULL`,
);

/** Ends the pauses that a bus without an answer has caused, of at most so many events. */
const endPauses = statement<[most: number]>(
  `UPDATE outbox SET next_attempt_at = now() WHERE id = ANY (ARRAY(
     SELECT id FROM outbox WHERE sent_at IS NULL AND dead_at IS NULL AND next_attempt_at > now()
     ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED))`,
);

/**
 * Sends what the outbox holds. The claim commits before anything is published, and the mark comes
 * after the bus has acknowledged, so that a crash sends an event again and never not at all. When the bus refuses one
 * of several events the call is made again in halves, so that one event that cannot be sent takes no other with it;
 * when the bus does not answer, the first batch that it takes ends all pauses. A slow bus gets smaller batches:
 * when the budget is spent no further call begins, and the rest is given back. The events of an aggregate go
 * one call after the other, in the order of their versions; after a failure only the version tells the order.
 */
export function createRelay({ database, bus, log, config }: RelayOptions): Worker {
  let isDown = false;
  let failures = 0;
  /** Sends events, or puts them back; returns the halves to send in their place when one of several was refused. */
  const send = async (events: readonly Claimed[]): Promise<readonly (readonly Claimed[])[]> => {
    const ids = events.map(({ id }) => id);
    try {
      await bus.publish(events.map(eventOf));
    } catch (error) {
      const isRefused = error instanceof RefusedEvent;
      if (isRefused && events.length > 1) return inCalls(events, Math.ceil(events.length / 2));
      if (!isRefused) failures += 1;
      const { dead } = await database.one(putBack, [ids, config.RELAY_ATTEMPTS]);
      log.warn({ err: error, count: events.length }, 'publishing events failed');
      if (dead > 0) log.error({ count: dead }, 'events became dead letters');
      return [];
    }
    await database.run(markSent, [ids]);
    return [];
  };
  /** Makes one call after the other, and at least one; returns what there was no time for. */
  const sendInTurn = async (queue: readonly Claimed[], until: number) => {
    let calls = inCalls(queue, Math.min(bus.most ?? Infinity, queue.length));
    do {
      const [call = [], ...later] = calls;
      calls = [...(await send(call)), ...later];
    } while (calls.length > 0 && performance.now() < until);
    return calls.flat();
  };
  const sweep = async () => {
    failures = 0;
    const claimed = await database.many(claim, [config.RELAY_LEASE, config.RELAY_BATCH]);
    const until = performance.now() + config.RELAY_BUDGET;
    const queues = queuesOf(claimed, config.RELAY_CALLS);
    const rest = (await Promise.all(queues.map((queue) => sendInTurn(queue, until)))).flat();
    if (rest.length > 0) await database.run(release, [rest.map(({ id }) => id)]);
    if (failures > 0) isDown = true;
    else if (isDown && claimed.length > 0)
      isDown = (await database.run(endPauses, [pausesAtOnce])) === pausesAtOnce;
    return rest.length > 0 || claimed.length === config.RELAY_BATCH ? again : undefined;
  };
  return loop({ name: 'relay', every: config.RELAY_INTERVAL, optional: true, log, sweep });
}

/** Deals the events out to so many queues: those of an aggregate to the same one, by version. */
function queuesOf(events: readonly Claimed[], most: number): readonly (readonly Claimed[])[] {
  const queues: Claimed[][] = [];
  const byAggregate = [...Map.groupBy(events, ({ aggregate }) => aggregate).values()];
  for (const [index, group] of byAggregate.entries())
    (queues[index % most] ??= []).push(...group.toSorted((a, b) => a.version - b.version));
  return queues;
}

function inCalls(events: readonly Claimed[], most: number): readonly (readonly Claimed[])[] {
  const count = Math.ceil(events.length / most);
  return Array.from({ length: count }, (_, call) => events.slice(call * most, (call + 1) * most));
}

function eventOf({ attempts: _, traceparent, ...event }: Claimed): Event {
  return traceparent === null ? event : { ...event, traceparent };
}
