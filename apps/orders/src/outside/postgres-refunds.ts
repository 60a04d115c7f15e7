import { type Database, statement } from '@quartet/database';
import { type Currency, money } from '@quartet/money';
import type { ProblemCode } from '@quartet/problem';
import type { Config } from '../config.ts';
import type { Refunds } from '../deps.ts';
import type { Refund } from '../domain/order.ts';
import { intentJson, leaseAfter, orderJson, recordsJson } from './postgres-move-row.ts';
import { insertRefund } from './postgres-move-statements.ts';

interface RefundRow {
  readonly id: string;
  readonly amount: number;
  readonly currency: Currency;
  readonly state: Refund['state'];
  readonly reason: ProblemCode | null;
}

const selectRefund = statement<[id: string], RefundRow>(
  `SELECT r.id, r.amount, s.total_currency AS currency, r.state, r.reason
   FROM refund r JOIN saga s ON s.id = r.order_id WHERE r.id = $1`,
);

type RefundsConfig = Pick<Config, 'SAGA_LEASE'>;

export function postgresRefunds(database: Database, owner: string, config: RefundsConfig): Refunds {
  return {
    get: async (id) => refundOf(await database.one(selectRefund, [id])),
    begin: async ({ id, state, version }, next, intent) => {
      const values = [recordsJson([next]), intentJson(intent, id), orderJson(next)] as const;
      const lease = [owner, config.SAGA_LEASE] as const;
      const row = await database.maybe(insertRefund, [...values, ...lease, id, state, version]);
      return row && leaseAfter(next, row);
    },
  };
}

function refundOf({ id, amount, currency, state, reason }: RefundRow): Refund {
  return { id, amount: money(amount, currency), state, reason };
}
