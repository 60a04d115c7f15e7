import { statement, type Transaction } from '@quartet/database';

const insertAccepted = statement<[consumer: string, eventId: string]>(
  `INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
);

/**
 * Makes an event count once, however often it arrives: false for a repeat. The effect belongs into
 * the same transaction.
 */
export async function acceptOnce(
  tx: Transaction,
  consumer: string,
  eventId: string,
): Promise<boolean> {
  return (await tx.run(insertAccepted, [consumer, eventId])) === 1;
}
