import { type Database, statement } from '@quartet/database';

/** An event that the bus did not take, however often it was offered. */
export interface DeadLetter {
  readonly id: string;
  readonly aggregate: string;
  readonly version: number;
  readonly type: string;
  readonly at: Date;
  readonly deadAt: Date;
}

export interface DeadLetterQuery {
  /** The id of the last one of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

export interface DeadLetters {
  /** The oldest first. */
  list(query: DeadLetterQuery): Promise<readonly DeadLetter[]>;
  /** Has the relay try again, with all its attempts: these, or all. Answers how many there were. */
  replay(ids: readonly string[] | undefined): Promise<number>;
}

const selectDead = statement<[after: string | null, limit: number], DeadLetter>(
  `SELECT id, aggregate, version, type, at, dead_at AS "deadAt"
   FROM outbox WHERE dead_at IS NOT NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
);

const revive = statement<[ids: readonly string[] | null]>(
  `UPDATE outbox SET dead_at = NULL, attempts = 0, next_attempt_at = now()
   WHERE dead_at IS NOT NULL AND ($1::uuid[] IS NULL OR id = ANY ($1))`,
);

export function createDeadLetters(database: Database): DeadLetters {
  return {
    list: ({ after, limit }) => database.many(selectDead, [after ?? null, limit]),
    replay: (ids) => database.run(revive, [ids ?? null]),
  };
}
