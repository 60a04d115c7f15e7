import { newId } from '@quartet/database';
import { eventsMigrations } from '@quartet/events';
import { money } from '@quartet/money';
import { postgresNotices } from '../../../../../apps/payments/src/outside/postgres-notices.ts';
import { postgresOperations } from '../../../../../apps/payments/src/outside/postgres-operations.ts';
import { postgresPayments } from '../../../../../apps/payments/src/outside/postgres-payments.ts';
import { postgresReconciliations } from '../../../../../apps/payments/src/outside/postgres-reconciliations.ts';
import { postgresReviews } from '../../../../../apps/payments/src/outside/postgres-reviews.ts';
import { postgresSettlements } from '../../../../../apps/payments/src/outside/postgres-settlements.ts';
import { idOf } from '../ids.ts';
import type { GrowingService } from './growing-service.ts';

const migrations = new URL('../../../../../apps/payments/src/migrations/', import.meta.url);
const config = {
  OPERATION_BATCH: 50,
  OPERATION_LEASE: 15_000,
  OPERATION_HEARTBEAT: 5_000,
  OPERATION_RETRY_FIRST: 500,
  OPERATION_RETRY_LIMIT: 60_000,
};
const window = { RECONCILE_FIRST: 86_400_000, RECONCILE_GRACE: 3_600_000, RECONCILE_PAGE: 500 };
const amount = money(1_000, 'USD');

export const payments: GrowingService = {
  name: 'payments',
  migrations: [eventsMigrations, migrations],
  files: ['events.sql', 'payments.sql'],
  run: async (database, size) => {
    const store = postgresPayments(database, config);
    const operations = postgresOperations(database, config);
    const notices = postgresNotices(database);
    const reviews = postgresReviews(database);
    const middle = size / 2 + 10;
    const ids = { id: newId(), orderId: newId(), userId: idOf('user', 2) };

    await store.apply({ kind: 'authorise', ...ids, amount, method: 'pm_ok' });
    await store.apply({
      ...{ kind: 'settle', id: ids.id, key: ids.id },
      settlement: { kind: 'succeeded', amount },
    });
    await store.apply({ kind: 'capture', id: ids.id });
    const fact = { kind: 'captured', amount, reference: 'pi_new' } as const;
    await store.receive('simulator', { id: newId(), report: { paymentId: ids.id, facts: [fact] } });
    const refundId = newId();
    await store.apply({ kind: 'refund', id: ids.id, refundId, amount });
    await store.getRefund(ids.id, refundId);
    await store.get(idOf('payment', middle), undefined);
    const all = { orderId: undefined, ownerId: undefined, after: undefined, limit: 21 };
    const [last] = await store.list(all);
    const after = [last?.createdAt.toISOString() ?? '', last?.id ?? ''] as const;
    await store.list({ ...all, after });
    await store.list({ ...all, ownerId: ids.userId });
    await store.list({ ...all, orderId: idOf('order', middle) });

    await operations.claim(refundId);
    const [claim] = await operations.claimDue();
    if (!claim) throw new Error('no operation is due');
    await operations.extend(claim);
    await operations.postpone({ ...claim, kind: 'authorise' });
    await operations.wake(50);

    const [noticed] = await notices.list({ after: undefined, limit: 21 });
    if (!noticed) throw new Error('there is no notice');
    await notices.list({ after: [noticed.updatedAt.toISOString(), noticed.id], limit: 21 });
    await notices.acknowledge(noticed.id, 1);
    await postgresSettlements(database).among([1, 2, 3].map((n) => idOf('payment', n)));

    const [review] = await reviews.list({ after: undefined, limit: 21 });
    if (!review) throw new Error('there is no review');
    await reviews.list({ after: [review.openedAt.toISOString(), review.id], limit: 21 });
    await reviews.close(review.id, 'done');
    await reviews.open([{ ...review, subject: newId() }]);
    await reviews.oldest();
    await reconcile(database);
  },
};

async function reconcile(database: Parameters<typeof postgresReconciliations>[0]): Promise<void> {
  const reconciliations = postgresReconciliations(database, window);
  const run = await reconciliations.claim();
  if (!run) throw new Error('no reconciliation is due');
  await reconciliations.insert([
    {
      ...{ reference: newId(), paymentReference: 'pi_1', paymentId: null, orderId: null },
      ...{ slot: 'capture', kind: 'capture', amount: 1_000, currency: 'USD', at: new Date() },
    },
  ]);
  await reconciliations.resolve(null);
  const { ids } = await reconciliations.payments({ ...run, cursor: null });
  await reconciliations.sides(ids);
  await reconciliations.askOrders(ids);
  await reconciliations.strays({ ...run, cursor: null });
  await reconciliations.save(run, { ...run, step: 'done', cursor: null });
}
