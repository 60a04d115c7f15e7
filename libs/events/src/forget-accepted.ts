import { type Database, statement } from '@quartet/database';

const forgetAccepted = statement<[keptFor: number, most: number]>(
  `DELETE FROM inbox WHERE (consumer, event_id) IN (
     SELECT consumer, event_id FROM inbox WHERE at < now() - $1 * interval '1 ms' LIMIT $2)`,
);

const most = 1_000;

/**
 * Removes what was accepted so many milliseconds ago, which must be longer than anybody delivers an event
 * again: from then on a repeat counts once more. True when there is more of it.
 */
export async function forgetAcceptedEvents(database: Database, keptFor: number): Promise<boolean> {
  return (await database.run(forgetAccepted, [keptFor, most])) === most;
}
