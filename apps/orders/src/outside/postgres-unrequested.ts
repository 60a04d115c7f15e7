import type { Database } from '@quartet/database';
import type { OrderMoney } from '../deps.ts';
import { orderJson, recordsJson } from './postgres-move-row.ts';
import { changeMoney } from './postgres-move-statements.ts';

export function postgresUnrequested(database: Database): OrderMoney {
  return {
    change: async ({ id, state, version }, next) => {
      const values = [recordsJson([next]), orderJson(next), id, state, version] as const;
      return (await database.maybe(changeMoney, [...values])) !== undefined;
    },
  };
}
