import { setTimeout as wait } from 'node:timers/promises';
import { openTaskDatabase } from '@quartet/database';
import { createLogger } from '@quartet/logging';
import type { ResendConfig } from './config.ts';
import { httpPayments } from './outside/http-payments.ts';
import { httpProducts } from './outside/http-products.ts';
import { openPeers } from './outside/peers.ts';
import { postgresChangedOrders } from './outside/postgres-changed-orders.ts';
import { findOrder } from './outside/postgres-orders.ts';
import { resendOrders, type ResendResult } from './saga/resend-orders.ts';

/** The task `resend` from its settings: writes each order that a peer does not agree with, and the result. */
export async function resendTask(
  config: ResendConfig,
  write: (row: object) => void,
): Promise<ResendResult> {
  const log = createLogger('orders', config);
  const database = openTaskDatabase(config, log);
  const { products, payments } = openPeers(config);
  try {
    const result = await resendOrders({
      orders: { get: (id) => findOrder(database, id) },
      changed: postgresChangedOrders(database, config),
      products: httpProducts(products, config),
      payments: httpPayments(payments, config),
      report: write,
      pause: wait,
    });
    log.info({ count: result.orders }, 'calls of orders were sent again');
    write(result);
    return result;
  } finally {
    await Promise.all([products.close(), payments.close(), database.close()]);
  }
}
