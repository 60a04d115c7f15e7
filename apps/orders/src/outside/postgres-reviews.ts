import type { Database } from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Config } from '../config.ts';
import type { Reviews } from '../deps.ts';
import { leaseAfter, orderJson, recordsJson } from './postgres-move-row.ts';
import { reopenOrder } from './postgres-move-statements.ts';
import { reviewOf } from './postgres-order-row.ts';
import { selectReview, selectReviews } from './postgres-order-statements.ts';

type ReviewsConfig = Pick<Config, 'SAGA_LEASE'>;

export function postgresReviews(database: Database, owner: string, config: ReviewsConfig): Reviews {
  return {
    list: async ({ after, limit }) => {
      const rows = await database.many(selectReviews, [after ?? null, limit]);
      return rows.map(reviewOf);
    },
    get: async (id) => {
      const row = await database.maybe(selectReview, [id]);
      if (row === undefined) throw new Problem('not_found', 'There is no such order.');
      return reviewOf(row);
    },
    settle: async ({ order: { id, version } }, next) => {
      const values = [recordsJson([next]), orderJson(next), owner, config.SAGA_LEASE] as const;
      const row = await database.maybe(reopenOrder, [...values, id, version]);
      return row && leaseAfter(next, row, 1);
    },
  };
}
