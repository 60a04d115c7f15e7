import { type Database, statement } from '@quartet/database';

const forgetSent = statement<[keptFor: number, most: number]>(
  `DELETE FROM outbox WHERE id = ANY (ARRAY(
     SELECT id FROM outbox WHERE sent_at < now() - $1 * interval '1 ms' ORDER BY sent_at LIMIT $2))`,
);

const most = 1_000;

/**
 * Removes events that were sent so many milliseconds ago; one that was not sent stays for ever. True when
 * there are more of them.
 */
export async function forgetSentEvents(database: Database, keptFor: number): Promise<boolean> {
  return (await database.run(forgetSent, [keptFor, most])) === most;
}
