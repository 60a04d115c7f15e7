import { type Database, statement } from '@quartet/database';
import type { Config } from '../config.ts';
import type { ChangedOrders } from '../deps.ts';

/** A fixed part of all orders, so that no page is slow. */
const selectPage = statement<
  [after: string | null, limit: number, within: number],
  { readonly id: string; readonly isDue: boolean }
>(
  `WITH page AS (
     SELECT id, done, updated_at FROM saga WHERE $1::uuid IS NULL OR id > $1::uuid ORDER BY id LIMIT $2)
   SELECT id, NOT done OR updated_at >= now() - $3 * interval '1 ms' AS "isDue" FROM page ORDER BY id`,
);

const size = 1_000;

type ChangedConfig = Pick<Config, 'RESEND_WITHIN'>;

export function postgresChangedOrders(database: Database, config: ChangedConfig): ChangedOrders {
  return {
    page: async (after) => {
      const rows = await database.many(selectPage, [after ?? null, size, config.RESEND_WITHIN]);
      const ids = rows.filter(({ isDue }) => isDue).map(({ id }) => id);
      return { ids, next: rows.length < size ? undefined : rows.at(-1)?.id };
    },
  };
}
