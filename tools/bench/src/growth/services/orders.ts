import { type Database, newId } from '@quartet/database';
import { createDeadLetters, eventsMigrations } from '@quartet/events';
import { money } from '@quartet/money';
import type { Intent } from '../../../../../apps/orders/src/domain/idempotency.ts';
import { move, place } from '../../../../../apps/orders/src/domain/order.ts';
import { postgresBacklog } from '../../../../../apps/orders/src/outside/postgres-backlog.ts';
import { postgresChangedOrders } from '../../../../../apps/orders/src/outside/postgres-changed-orders.ts';
import { postgresOrders } from '../../../../../apps/orders/src/outside/postgres-orders.ts';
import { postgresRefunds } from '../../../../../apps/orders/src/outside/postgres-refunds.ts';
import { postgresReviews } from '../../../../../apps/orders/src/outside/postgres-reviews.ts';
import { postgresSagas } from '../../../../../apps/orders/src/outside/postgres-sagas.ts';
import { postgresUnrequested } from '../../../../../apps/orders/src/outside/postgres-unrequested.ts';
import { sagaSettings } from '../../../../../apps/orders/src/saga/settings.ts';
import { z } from 'zod';
import { idOf } from '../ids.ts';
import { runEvents } from './events.ts';
import type { GrowingService } from './growing-service.ts';

const migrations = new URL('../../../../../apps/orders/src/migrations/', import.meta.url);
const config = z.object(sagaSettings).parse({});
const week = 7 * 86_400_000;

export const orders: GrowingService = {
  name: 'orders',
  migrations: [eventsMigrations, migrations],
  files: ['events.sql', 'orders.sql'],
  run: async (database, size) => {
    const middle = size / 2 + 10;
    await placeOne(database);
    await readSome(database, { middle, last: size });
    await refundOne(database, middle);
    await reviewOne(database);
    const letters = createDeadLetters(database);
    await letters.list({ after: undefined, limit: 21 });
    await letters.replay([idOf('event', 1000)]);
    await runEvents(database);
  },
};

const owner = newId();
const userId = idOf('user', 2);
const intent: Intent = { userId, route: 'POST /api/orders', key: newId(), hash: '' };

async function placeOne(database: Database): Promise<void> {
  const store = postgresOrders(database, owner, config);
  const sagas = postgresSagas(database, owner, config);
  const items = [{ productId: idOf('product', 1), quantity: 1 }];
  const placement = { id: newId(), userId, items, paymentMethod: 'pm_ok', expectedTotal: null };
  const placed = place({ ...placement, at: new Date() });
  const lease = await store.place([placed, move(placed, 'RESERVING')], intent);
  if (!lease) throw new Error('the order was not placed');
  await store.firstOf(intent);
  await store.requestCancel(placed.id);
  const refused = move(lease.order, 'COMPENSATING', { reason: 'out_of_stock' });
  const advanced = await sagas.advance(lease, [refused]);
  if (!advanced) throw new Error('the order was not advanced');
  await sagas.extend(advanced);
  await sagas.reload(advanced);
  await sagas.postpone(advanced);
  await sagas.handBack(advanced);
  await sagas.claim(placed.id);
  await sagas.claimDue(100);
  await sagas.wake(['CAPTURING'], 100);
  await sagas.waiting(['CAPTURING', 'AUTHORISING'], 100);
  await sagas.wakeOrders([idOf('order', 2), idOf('order', 1002)]);
  await sagas.cancelOverdue('order_expired');
}

interface Position {
  readonly middle: number;
  readonly last: number;
}

async function readSome(database: Database, { middle, last }: Position): Promise<void> {
  const store = postgresOrders(database, owner, config);
  await store.get(idOf('order', middle), undefined);
  await store.history(idOf('order', middle));
  await store.list({ userId, states: ['CONFIRMED'], after: undefined, limit: 21 });
  await store.list({ userId, states: ['REFUNDED'], after: idOf('order', last), limit: 21 });
  await store.forgetIntents(week);
  await postgresBacklog(database)();
  const changed = postgresChangedOrders(database, { RESEND_WITHIN: week });
  await changed.page(undefined);
  await changed.page(idOf('order', middle));
}

async function refundOne(database: Database, n: number): Promise<void> {
  const store = postgresOrders(database, owner, config);
  const refunds = postgresRefunds(database, owner, config);
  const order = await store.get(idOf('order', n), undefined);
  const refund = {
    id: newId(),
    amount: money(100, 'USD'),
    state: 'PENDING',
    reason: null,
  } as const;
  await refunds.begin(order, move(order, 'REFUNDING', { refund }), { ...intent, key: newId() });
  await refunds.get(refund.id);
  const other = await store.get(idOf('order', n + 1), undefined);
  const refunded = { refunded: money(1_000, 'USD'), change: 'refund_changed' } as const;
  await postgresUnrequested(database).change(other, move(other, 'REFUNDED', refunded));
}

async function reviewOne(database: Database): Promise<void> {
  const reviews = postgresReviews(database, owner, config);
  const [first] = await reviews.list({ after: undefined, limit: 21 });
  if (!first) throw new Error('there is no review');
  await reviews.list({ after: first.order.id, limit: 21 });
  const review = await reviews.get(first.order.id);
  await reviews.settle(review, move(review.order, 'CAPTURING'));
}
