import { type Database, statement } from '@quartet/database';
import type { Settlements } from '../deps.ts';

const selectSettled = statement<[ids: readonly string[]], { readonly id: string }>(
  `SELECT id FROM payment p
    WHERE id = ANY ($1::uuid[]) AND NOT EXISTS (
      SELECT 1 FROM operation o WHERE o.payment_id = p.id AND o.state = 'PENDING')`,
);

export function postgresSettlements(database: Database): Settlements {
  return {
    among: async (ids) => (await database.many(selectSettled, [ids])).map(({ id }) => id),
  };
}
