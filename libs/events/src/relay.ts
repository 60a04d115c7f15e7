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

interface Claimed extends Event {
  readonly attempts: number;
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
     RETURNING outbox.id, aggregate, version, type, data, at, attempts)
   SELECT id, aggregate, version, type, data, at, attempts FROM claimed ORDER BY id`,
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

/**
 * Sends what the outbox holds. The claim commits before anything is published, and the mark comes
 * after the bus has acknowledged, so that a crash sends an event again and never not at all. What
 * failed before goes alone, so that one event that cannot be sent takes no other with it.
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
  const sweep = async () => {
    const claimed = await database.many(claim, [config.RELAY_LEASE, config.RELAY_BATCH]);
    const { fresh = [], failed = [] } = Object.groupBy(claimed, ({ attempts }) =>
      attempts === 1 ? 'fresh' : 'failed',
    );
    const shipments = [fresh, ...failed.map((event) => [event])].filter(({ length }) => length > 0);
    await Promise.all(shipments.map((events) => send(events.map(withoutAttempts))));
    return claimed.length === config.RELAY_BATCH ? again : undefined;
  };
  return loop({ name: 'relay', every: config.RELAY_INTERVAL, log, sweep });
}

function withoutAttempts({ attempts: _, ...event }: Claimed): Event {
  return event;
}
