import { statement } from '@quartet/database';
import { testDatabase, testDeps } from '@quartet/testing';
import { postgresPayments } from '../outside/postgres-payments.ts';
import { postgresReconciliations } from '../outside/postgres-reconciliations.ts';
import { postgresReviews } from '../outside/postgres-reviews.ts';
import { caseOf, insertBooks } from '../testing/books.ts';
import { reconcile } from './reconcile.ts';

const config = { RECONCILE_FIRST: 3_024_000_000, RECONCILE_GRACE: 0, RECONCILE_PAGE: 500 };

const selectAsked = statement<[], { readonly state: string }>(
  `SELECT state FROM payment WHERE notice > noticed ORDER BY state`,
);

it('asks the orders of payments that may hold money or have taken it, and no others', async () => {
  await using ending = new AsyncDisposableStack();
  const database = ending.adopt(await testDatabase(), (each) => each.close());
  const cases = ['AUTHORISED', 'CAPTURED', 'DECLINED', 'UNKNOWN'].map((state, index) => {
    const each = caseOf(index);
    const decline_reason = state === 'DECLINED' ? 'declined' : null;
    const none = { captured: 0, refunded: 0, dispute: null };
    if (state !== 'CAPTURED') Object.assign(each.payment, { ...none, state, decline_reason });
    return each;
  });
  await insertBooks(database, cases);
  await reconcile({
    payments: postgresPayments(database, { OPERATION_LEASE: 15_000 }),
    reviews: postgresReviews(database),
    store: postgresReconciliations(database, config),
    statement: { page: async () => ({ movements: [], next: null }), close: async () => undefined },
    ...{ log: (await testDeps('payments')).log, report: () => undefined },
    pause: () => Promise.resolve(),
  });
  const asked = await database.many(selectAsked, []);
  expect(asked).toEqual(['AUTHORISED', 'CAPTURED', 'UNKNOWN'].map((state) => ({ state })));
});
