import { newId, type Queries, statement } from '@quartet/database';
import type { NewEvent } from './event.ts';
import { sampledTraceparent } from './sampled-traceparent.ts';

const insertEvent = statement<
  [
    ...[id: string, aggregate: string, version: number],
    ...[type: string, data: string, traceparent: string | undefined],
  ]
>(
  `INSERT INTO outbox (id, aggregate, version, type, data, traceparent) VALUES ($1, $2, $3, $4, $5, $6)`,
);

/**
 * Says what has happened, in the transaction in which it happens: the event is sent if and only if
 * that commits.
 */
export async function append(tx: Queries, event: NewEvent): Promise<void> {
  await tx.run(insertEvent, [
    newId(),
    event.aggregate,
    event.version,
    event.type,
    JSON.stringify(event.data),
    sampledTraceparent(),
  ]);
}
