import { randomUUID } from 'node:crypto';
import { services, type Service, type Share } from './floor.ts';
import { goods, productId, stockUp } from './goods.ts';
import { startRecording } from './recording.ts';
import { scriptOf } from './script.ts';
import { shopper } from './shoppers.ts';
import { startBuiltService } from '../side.ts';
import { type StackOptions, startStack } from '../stack.ts';

const hour = '3600000';

/** Settings that stop the workers, so that only the order is recorded. */
const still = {
  RELAY_INTERVAL: hour,
  SAGA_INTERVAL: hour,
  IDEMPOTENCY_SWEEP: hour,
  OPERATION_SWEEP: hour,
  RESERVATION_SWEEP_INTERVAL: hour,
};

/** A repeated payment stays as it began: its later updates ask for the transaction that wrote the recorded one. */
const finished: Readonly<Record<Service, string>> = {
  orders: `saga WHERE state = 'CONFIRMED'`,
  payments: 'payment',
  products: `reservation WHERE state = 'COMMITTED'`,
};

/** Creates the databases and the products, and records the statements of one order. */
export async function recordOrder(options: StackOptions): Promise<readonly Share[]> {
  const { databases, keys, environment } = options;
  for (const service of services) await databases.provide(service);
  const recorder = await startRecording(
    databases,
    services.map((name) => `${name}_app`),
  );
  const quiet = { ...options, environment: { ...environment, ...still } };
  await using stack = await startStack(quiet, startBuiltService);
  const { MIGRATIONS_DATABASE_URL } = await databases.provide('products');
  await stockUp(MIGRATIONS_DATABASE_URL);

  const user = randomUUID();
  const buy = shopper(stack.orders.url, await keys.token('shopper', user));
  const [first, second] = [productId(goods.first), productId(goods.last)];
  await buy({ productId: first, key: randomUUID() });
  const recording = await recorder.record(() => buy({ productId: second, key: randomUUID() }));

  return Promise.all(
    services.map(async (service) => ({
      service,
      url: (await databases.provide(service)).DATABASE_URL,
      script: scriptOf(recording.get(service) ?? [], { productId: second, kept: [user] }),
      finished: `SELECT count(*) FROM ${finished[service]}`,
    })),
  );
}
