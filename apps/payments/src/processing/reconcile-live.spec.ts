import { newId } from '@quartet/database';
import type { Review } from '../domain/review.ts';
import { postgresReconciliations } from '../outside/postgres-reconciliations.ts';
import type { Reconciliations } from '../reconcile-deps.ts';
import {
  type PaymentCompany,
  simulatorPayments,
  stripePayments,
} from '../testing/payment-company.ts';
import type { PaymentBody } from '../testing/service.ts';
import { reconcile, type ReconcileParts } from './reconcile.ts';

const config = { RECONCILE_FIRST: 3_024_000_000, RECONCILE_GRACE: 0, RECONCILE_PAGE: 3 };

describe.each([
  ['the simulator', simulatorPayments],
  ['Stripe', stripePayments],
])('%s', (_name, openCompany) => {
  let company: PaymentCompany;
  beforeAll(async () => {
    company = await openCompany();
  });
  afterAll(() => company.service.close());

  async function captured(): Promise<string> {
    const { id } = (await company.service.pay(company.methods.ok)).body as PaymentBody;
    await company.service.orders.put(`/${id}/capture`).send({}).expect(200);
    return id;
  }

  const refund = (id: string, amount: number) =>
    company.service.orders
      .put(`/${id}/refunds/${newId()}`)
      .send({ amount: { amount, currency: 'USD' } })
      .expect(200);

  async function run(change: (parts: ReconcileParts) => Partial<ReconcileParts> = () => ({})) {
    const { deps, database } = company.service;
    const found: Review[] = [];
    const statement = company.statement();
    const parts = {
      ...{ payments: deps.payments, reviews: deps.reviews, log: deps.log, statement },
      store: postgresReconciliations(database, config),
      report: (review: Review) => found.push(review),
      pause: () => Promise.resolve(),
    };
    const result = await reconcile({ ...parts, ...change(parts) });
    await statement.close();
    return { ...result, found };
  }

  it('leaves a payment that moves while it is read to the next run', async () => {
    const id = await captured();
    const moving = (store: Reconciliations): Reconciliations => ({
      ...store,
      payments: async (page) => {
        const due = await store.payments(page);
        await refund(id, 100);
        return due;
      },
    });
    expect(await run(({ store }) => ({ store: moving(store) }))).toMatchObject({
      ...{ step: 'done', repaired: 0, found: [] },
    });
    expect(await run()).toMatchObject({ payments: 1, repaired: 0, found: [] });
  });

  it('leaves a payment that moves after its repair to the next run', async () => {
    const id = await captured();
    await company.byHand.refund(id, 300);
    const moving = ({ apply }: ReconcileParts['payments']): ReconcileParts['payments'] => ({
      apply: async (change) => {
        const applied = await apply(change);
        await refund(id, 100);
        return applied;
      },
    });
    expect(await run(({ payments }) => ({ payments: moving(payments) }))).toMatchObject({
      ...{ step: 'done', repaired: 1, found: [] },
    });
    expect(await run()).toMatchObject({ payments: 1, repaired: 0, found: [] });
    const { refunded } = await company.service.deps.payments.get(id);
    expect(refunded.amount).toBe(400);
  });

  it('finds nothing wrong with payments that are made, captured and refunded meanwhile', async () => {
    const customers = Array.from({ length: 3 }, async () => {
      for (let payment = 0; payment < 4; payment += 1) {
        const id = await captured();
        await refund(id, 700);
        await refund(id, 200);
      }
    });
    let isOver = false;
    const done = Promise.all(customers).finally(() => {
      isOver = true;
    });
    while (!isOver) expect((await run()).found).toEqual([]);
    await done;
    expect((await run()).found).toEqual([]);
  });
});
