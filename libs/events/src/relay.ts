import { type Database, statement } from '@quartet/database';
import type { Logger } from '@quartet/logging';
import { again, loop, type Worker } from '@quartet/service';
import type { Bus, Event } from './event.ts';
import type { EventsConfig } from './settings.ts';

export interface RelayOptions {
  readonly database: Database;
  readonly bus: Bus;
  readonly log: Logger;
  readonly config: EventsConfig;
}

interface Claimed extends Omit<Event, 'traceparent'> {
  readonly attempts: number;
  readonly traceparent: string | null;
}

const claim = statement<[lease: number, batch: number], Claimed>(
  `WITH due AS MATERIALIZED (
     SELECT id FROM outbox
     WHERE sent_at IS NULL AND dead_at IS NULL AND next_attempt_at <= now()
       AND (lease_until IS NULL OR lease_until < now())
     ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED),
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

/**
 * Sends what the outbox holds. The claim commits before anything is published, and the mark comes
 * after the bus has acknowledged, so that a crash sends an event again and never not at all. What
 * failed before goes alone, so that one event that cannot be sent takes no other with it. A slow bus gets smaller
 * batches: when the budget is spent no further call begins, and the rest is given back. The events of an aggregate go
 * one call after the other, in the order of their versions; after a failure only the version tells the order.
 */
export function createRelay({ database, bus, log, config }: RelayOptions): Worker {
  const send = async (events: readonly Event[]): Promise<void> => {
    const ids = events.map(({ id }) => id);
    try {
      await bus.publish(events);
    } catch (error) {
      const { dead } = await database.one(putBack, [ids, config.RELAY_ATTEMPTS]);
      log.warn({ err: error, count: events.length }, 'publishing events failed');
      if (dead > 0) log.error({ count: dead }, 'events became dead letters');
      return;
    }
    await database.run(markSent, [ids]);
  };
  /** Makes one call after the other, and at least one; returns what there was no time for. */
  const sendInTurn = async (queue: readonly Claimed[], until: number) => {
    let rest = queue;
    while (rest === queue || (rest.length > 0 && performance.now() < until)) {
      const call = firstCall(rest, bus.most ?? Infinity);
      rest = rest.slice(call.length);
      await send(call.map(eventOf));
    }
    return rest;
  };
  const sweep = async () => {
    const claimed = await database.many(claim, [config.RELAY_LEASE, config.RELAY_BATCH]);
    const until = performance.now() + config.RELAY_BUDGET;
    const queues = queuesOf(claimed, config.RELAY_CALLS);
    const rest = (await Promise.all(queues.map((queue) => sendInTurn(queue, until)))).flat();
    if (rest.length > 0) await database.run(release, [rest.map(({ id }) => id)]);
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

/** An event that failed before, or as many others as one call takes. */
function firstCall(queue: readonly Claimed[], most: number): readonly Claimed[] {
  const failed = queue.findIndex(({ attempts }) => attempts > 1);
  if (failed === 0) return queue.slice(0, 1);
  return queue.slice(0, Math.min(most, failed === -1 ? queue.length : failed));
}

function eventOf({ attempts: _, traceparent, ...event }: Claimed): Event {
  return traceparent === null ? event : { ...event, traceparent };
}
