import { statement } from '@quartet/database';
import { testDatabase, type TestDatabase, testDeps } from '@quartet/testing';
import type { Review } from '../domain/review.ts';
import { postgresPayments } from '../outside/postgres-payments.ts';
import { postgresReconciliations } from '../outside/postgres-reconciliations.ts';
import { postgresReviews } from '../outside/postgres-reviews.ts';
import type { Statement } from '../reconcile-deps.ts';
import { type Case, caseOf, insertBooks } from '../testing/books.ts';
import { discrepancies } from '../testing/discrepancies.ts';
import { reconcile } from './reconcile.ts';

const { RECONCILE_ORDERS = '2000' } = process.env;

const config = { RECONCILE_FIRST: 3_024_000_000, RECONCILE_GRACE: 0, RECONCILE_PAGE: 500 };

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

/** The provider's record of the cases, in pages. */
function statementOf(pages: number, movementsOf: (page: number) => Case['movements']): Statement {
  return {
    page: async (_window, cursor) => {
      const page = Number(cursor ?? 0);
      return { movements: movementsOf(page), next: page + 1 < pages ? String(page + 1) : null };
    },
    close: () => Promise.resolve(),
  };
}

async function partsWith(provided: Statement) {
  const { log } = await testDeps('payments');
  const found: Review[] = [];
  const parts = {
    payments: postgresPayments(database, { OPERATION_LEASE: 15_000 }),
    reviews: postgresReviews(database),
    store: postgresReconciliations(database, config),
    ...{ statement: provided, log, report: (review: Review) => found.push(review) },
    pause: () => Promise.resolve(),
  };
  return { parts, found };
}

const selectReviews = statement<[], { readonly kind: string; readonly payment_id: string }>(
  `SELECT kind, payment_id FROM review`,
);

it('finds or repairs each kind of discrepancy, and no other', async () => {
  const cases = Array.from({ length: Number(RECONCILE_ORDERS) }, (_case, index) => caseOf(index));
  discrepancies.forEach(({ plant }, index) => plant(cases[index * 7] as Case));
  const chunks = Array.from({ length: Math.ceil(cases.length / 250) }, (_chunk, index) =>
    cases.slice(index * 250, (index + 1) * 250),
  );
  for (const chunk of chunks) await insertBooks(database, chunk);
  const movementsOf = (page: number) => (chunks[page] ?? []).flatMap(({ movements }) => movements);
  const { parts } = await partsWith(statementOf(chunks.length, movementsOf));
  const run = await reconcile(parts);
  expect(run).toMatchObject({ step: 'done', payments: cases.length });
  const reviews = await database.many(selectReviews, []);
  const stray = new Map(
    cases.flatMap(({ payment, movements }) =>
      movements.map(({ paymentId }) => [paymentId, payment.id]),
    ),
  );
  const kindsOf = Map.groupBy(reviews, ({ payment_id: id }) => stray.get(id) ?? id);
  const planted = discrepancies.map(({ name, kind }, index) => {
    const { id } = (cases[index * 7] as Case).payment;
    const kinds = (kindsOf.get(id) ?? []).map((review) => review.kind);
    const isFound = kind === undefined ? kinds.length === 0 : kinds.includes(kind);
    kindsOf.delete(id);
    return { name, result: isFound ? 'found' : kinds.join() };
  });
  expect(planted).toEqual(discrepancies.map(({ name }) => ({ name, result: 'found' })));
  expect([...kindsOf]).toEqual([]);
  expect(discrepancies.length).toBeGreaterThanOrEqual(40);
  expect(run?.repaired).toBe(8);
  const again = await reconcile({ ...parts, statement: statementOf(1, () => []) });
  expect(again?.repaired).toBe(0);
});

it('goes on where it was interrupted, page after page', async () => {
  const cases = Array.from({ length: 1_200 }, (_case, index) => caseOf(index));
  discrepancies[8]?.plant(cases[1_100] as Case);
  for (let index = 0; index < cases.length; index += 300)
    await insertBooks(database, cases.slice(index, index + 300));
  const provided = statementOf(4, (page) =>
    cases.slice(page * 300, (page + 1) * 300).flatMap(({ movements }) => movements),
  );
  const { parts, found } = await partsWith(provided);
  const { store } = parts;
  let calls = 0;
  const dying = {
    ...store,
    save: async (...runs: Parameters<typeof store.save>) => {
      calls += 1;
      const saved = await store.save(...runs);
      await database.run(endLease, []);
      if (calls % 2 === 0) throw new Error('the task died');
      return saved;
    },
  };
  const attempt = () =>
    reconcile({ ...parts, store: dying }).then(
      (run) => run?.step,
      () => 'died',
    );
  let deaths = 0;
  while ((await attempt()) === 'died') deaths += 1;
  expect(deaths).toBeGreaterThan(2);
  const runs = await database.many(selectRuns, []);
  expect(runs.slice(0, 1)).toMatchObject([
    { step: 'done', movements: cases.length * 7 + 1, payments: cases.length },
  ]);
  expect(found.map(({ kind }) => kind)).toEqual([discrepancies[8]?.kind]);
});

const endLease = statement<[]>(`UPDATE reconciliation SET lease_until = now() - interval '1 s'`);
const selectRuns = statement<[], { readonly step: string }>(
  `SELECT step, movements, payments FROM reconciliation ORDER BY id`,
);

it('tries a page again that failed, after longer and longer pauses', async () => {
  const { parts } = await partsWith(statementOf(1, () => []));
  const pauses: number[] = [];
  const pause = (ms: number) => Promise.resolve(void pauses.push(ms));
  let failures = 3;
  const page: Statement['page'] = async (...asked) => {
    failures -= 1;
    if (failures >= 0) throw new Error('the provider does not answer');
    return parts.statement.page(...asked);
  };
  const statement = { ...parts.statement, page };
  const claim = async () => {
    if (pauses.length === 0) throw new Error('the database does not answer');
    return parts.store.claim();
  };
  const store = { ...parts.store, claim };
  expect(await reconcile({ ...parts, store, statement, pause })).toMatchObject({ step: 'done' });
  expect(pauses).toEqual([1_000, 1_000, 2_000, 4_000]);
  failures = 100;
  await expect(reconcile({ ...parts, statement, pause })).rejects.toThrow('does not answer');
  expect(failures).toBe(95);
});

it('stops when another task has taken its run over', async () => {
  const { parts } = await partsWith(statementOf(1, () => []));
  const { store } = parts;
  const slow: Statement = {
    page: async () => {
      await database.run(endLease, []);
      await reconcile(parts);
      return { movements: [], next: null };
    },
    close: () => Promise.resolve(),
  };
  expect(await reconcile({ ...parts, store, statement: slow })).toBeUndefined();
  expect(await database.many(selectRuns, [])).toMatchObject([{ step: 'done' }]);
});

it('finds an authorisation that nobody has touched for a week, in every run', async () => {
  const held = caseOf(1);
  Object.assign(held, { movements: [], operations: held.operations.slice(0, 1) });
  held.entries = held.entries.slice(0, 1);
  Object.assign(held.payment, { state: 'AUTHORISED', captured: 0, refunded: 0, dispute: null });
  held.payment.age = 8;
  await insertBooks(database, [held]);
  const { parts, found } = await partsWith(statementOf(1, () => []));
  const store = postgresReconciliations(database, { ...config, RECONCILE_FIRST: 60_000 });
  for (let run = 0; run < 2; run += 1) await reconcile({ ...parts, store });
  expect(found.map(({ kind }) => kind)).toEqual(['authorised_too_long', 'authorised_too_long']);
  expect(await database.many(selectReviews, [])).toHaveLength(1);
});

it('leaves a run to the task that has it', async () => {
  const { parts } = await partsWith(statementOf(1, () => []));
  const runs = await Promise.all([parts.store.claim(), parts.store.claim()]);
  expect(runs.filter((run) => run !== undefined)).toHaveLength(1);
  expect(await parts.store.claim()).toBeUndefined();
});

it('leaves what has moved since to the next run', async () => {
  const [moved] = [caseOf(1)];
  moved.movements = [];
  moved.payment.age = 0;
  const { parts, found } = await partsWith(statementOf(1, () => []));
  await parts.store.claim();
  await database.run(endLease, []);
  await insertBooks(database, [moved]);
  expect(await reconcile(parts)).toMatchObject({ payments: 0 });
  expect(await reconcile(parts)).toMatchObject({ payments: 1 });
  expect(found.length).toBeGreaterThan(0);
});
