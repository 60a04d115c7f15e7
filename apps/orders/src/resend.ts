import { setTimeout as wait } from 'node:timers/promises';
import { createServiceSigner } from '@quartet/auth';
import { configOrExit } from '@quartet/config';
import { openDatabase } from '@quartet/database';
import { createClient } from '@quartet/http';
import { createLogger } from '@quartet/logging';
import { ResendConfig } from './config.ts';
import { httpPayments } from './outside/http-payments.ts';
import { httpProducts } from './outside/http-products.ts';
import { postgresChangedOrders } from './outside/postgres-changed-orders.ts';
import { findOrder } from './outside/postgres-orders.ts';
import { resendOrders } from './saga/resend-orders.ts';

const config = configOrExit(ResendConfig, process.env);
const log = createLogger('orders', config);
const database = openDatabase(config, log);
const sign = createServiceSigner(config, 'orders');
const clientOf = (peer: string, url: string) =>
  createClient({ url, peer, token: (userId) => sign(peer, userId) });
const products = clientOf('products', config.PRODUCTS_URL);
const payments = clientOf('payments', config.PAYMENTS_URL);

const write = (row: object) => process.stdout.write(`${JSON.stringify(row)}\n`);

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
  process.exitCode = result.found === 0 ? 0 : 1;
} finally {
  await Promise.all([products.close(), payments.close(), database.close()]);
}
