import { type Database, statement } from '@quartet/database';

export interface Backlog {
  /** Age of the oldest order whose saga has not ended, in seconds. */
  readonly SagaAge: number;
  /** Age of the oldest unpublished event, in seconds. */
  readonly OutboxLag: number;
}

const selectBacklog = statement<[], { readonly saga_age: number; readonly outbox_lag: number }>(
  `SELECT coalesce(extract(epoch FROM now() - (
            SELECT created_at FROM orders
            WHERE id = (SELECT id FROM saga WHERE NOT done ORDER BY id LIMIT 1))), 0)::float8 AS saga_age,
          coalesce(extract(epoch FROM now() - (
            SELECT min(at) FROM outbox WHERE sent_at IS NULL AND dead_at IS NULL)), 0)::float8 AS outbox_lag`,
);

/** Measures the backlog: its age is the first sign of a stuck order. */
export function postgresBacklog(database: Database): () => Promise<Backlog> {
  return async () => {
    const { saga_age: SagaAge, outbox_lag: OutboxLag } = await database.one(selectBacklog, []);
    return { SagaAge, OutboxLag };
  };
}
