import { type Database, statement } from '@quartet/database';

const forgetAccepted = statement<[keptFor: number, most: number]>(
  `DELETE FROM inbox WHERE ctid = ANY (ARRAY(
     SELECT ctid FROM inbox WHERE at < now() - $1 * interval '1 ms' ORDER BY at LIMIT $2))`,
);

const most = 1_000;

/**
 * Removes what was accepted so many milliseconds ago, which must be longer than anybody delivers an event
 * again: from then on a repeat counts once more. True when there is more of it.
 */
export async function forgetAcceptedEvents(database: Database, keptFor: number): Promise<boolean> {
  return (await database.run(forgetAccepted, [keptFor, most])) === most;
}
