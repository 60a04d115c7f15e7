import { type Database, statement } from '@quartet/database';
import type { Notices } from '../deps.ts';
import { paymentOf } from './postgres-payment-row.ts';
import { selectNotices } from './postgres-payment-statements.ts';

const acknowledge = statement<[id: string, notice: number]>(
  `UPDATE payment SET noticed = greatest(noticed, least($2, notice)) WHERE id = $1`,
);

export function postgresNotices(database: Database): Notices {
  return {
    list: async ({ after, limit }) => {
      const [updatedAt, id] = after ?? [null, null];
      return (await database.many(selectNotices, [updatedAt, id, limit])).map(paymentOf);
    },
    acknowledge: async (id, notice) => {
      await database.run(acknowledge, [id, notice]);
    },
  };
}
