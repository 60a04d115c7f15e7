import { statement } from '@quartet/database';
import type { ServiceDatabase } from './service-database.ts';

const wipeOrders = statement<[]>(
  `WITH a AS (DELETE FROM trespass), b AS (DELETE FROM outbox), c AS (DELETE FROM history),
        d AS (DELETE FROM refund), e AS (DELETE FROM idempotency), f AS (DELETE FROM saga),
        g AS (DELETE FROM order_line)
   DELETE FROM orders`,
);

const wipeProducts = statement<[]>(
  `WITH a AS (DELETE FROM reservation_line), b AS (DELETE FROM reservation), c AS (DELETE FROM stock_move)
   DELETE FROM product`,
);

const wipePayments = statement<[]>(
  `WITH a AS (DELETE FROM ledger_entry), b AS (DELETE FROM operation), c AS (DELETE FROM inbox)
   DELETE FROM payment`,
);

/** The databases by service. */
export type Databases = Readonly<Record<'orders' | 'products' | 'payments', ServiceDatabase>>;

/** Deletes all rows, so that tables stay small and violations belong to the current run. */
export async function deleteAllRows({ orders, products, payments }: Databases): Promise<void> {
  await Promise.all([
    orders.admin.run(wipeOrders, []),
    products.admin.run(wipeProducts, []),
    payments.admin.run(wipePayments, []),
  ]);
}
