import type { Review } from '../domain/review.ts';
import { postgresReconciliations } from '../outside/postgres-reconciliations.ts';
import {
  type PaymentCompany,
  simulatorPayments,
  stripePayments,
} from '../testing/payment-company.ts';
import type { PaymentBody } from '../testing/service.ts';
import { reconcile } from './reconcile.ts';

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

  async function run() {
    const { deps, database } = company.service;
    const found: Review[] = [];
    const provided = company.statement();
    const result = await reconcile({
      ...{ payments: deps.payments, reviews: deps.reviews, log: deps.log, statement: provided },
      store: postgresReconciliations(database, config),
      report: (review) => found.push(review),
      pause: () => Promise.resolve(),
    });
    await provided.close();
    return { ...result, found };
  }

  it('repairs whatever no event has reported, and finds nothing after that', async () => {
    const [plain, refunded, failed, lost, won] = [
      await captured(),
      await captured(),
      await captured(),
      await captured(),
      await captured(),
    ];
    const partial = (await company.service.pay(company.methods.ok)).body as PaymentBody;
    await company.byHand.refund(refunded, 700);
    await company.byHand.refund(failed, 500);
    await company.byHand.failRefund(failed);
    await company.byHand.dispute(lost);
    await company.byHand.dispute(won);
    await company.byHand.close(won, 'won');
    await company.byHand.capture(partial.id, 1_500);
    expect(await run()).toMatchObject({ step: 'done', movements: 12, repaired: 7, found: [] });
    for (const id of [plain, refunded, failed, lost, won, partial.id]) {
      const payment = await company.service.deps.payments.get(id);
      const { captured: taken, refunded: given, disputed } = payment;
      expect(await company.booksOf(id)).toEqual({
        ...{ held: 0, captured: taken.amount },
        ...{ refunded: given.amount, disputed: disputed.amount },
      });
    }
    expect(await run()).toMatchObject({ repaired: 0, found: [] });
  });
});
