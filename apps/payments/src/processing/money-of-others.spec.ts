import { newId, statement } from '@quartet/database';
import { eventually } from '@quartet/testing';
import {
  type PaymentCompany,
  simulatorPayments,
  stripePayments,
  type TrueEvent,
} from '../testing/payment-company.ts';
import type { PaymentBody } from '../testing/service.ts';
import { sweep } from './sweep.ts';

const ledgerOf = statement<[id: string], { readonly debit: string; readonly amount: number }>(
  `SELECT debit, amount FROM ledger_entry WHERE payment_id = $1`,
);

const reviewsOf = statement<[id: string], { readonly kind: string }>(
  `SELECT kind FROM review WHERE payment_id = $1 ORDER BY opened_at, kind`,
);

describe.each([
  ['the simulator', simulatorPayments],
  ['Stripe', stripePayments],
])('%s', (_name, openCompany) => {
  let company: PaymentCompany;
  beforeAll(async () => {
    company = await openCompany();
  });
  afterAll(() => company.service.close());

  const viewOf = async (id: string) => (await company.service.orders.get(`/${id}`)).body as object;
  const authorised = async () =>
    (await company.service.pay(company.methods.ok)).body as PaymentBody;
  const voiding = ({ id, orderId }: PaymentBody) =>
    company.service.orders.put(`/${id}/void`).send({ orderId });
  const kindsOf = async (id: string) =>
    (await company.service.database.many(reviewsOf, [id])).map(({ kind }) => kind);

  async function captured(): Promise<string> {
    const { id } = await authorised();
    await company.service.orders.put(`/${id}/capture`).send({}).expect(200);
    return id;
  }

  async function deliverAll(id: string, pick: (event: TrueEvent) => boolean = () => true) {
    const events = (await company.eventsOf(id)).filter(pick);
    for (const event of events) expect(await company.deliver(event)).toBe(204);
    return events;
  }

  async function refund(id: string, amount: number): Promise<string> {
    const path = `/${id}/refunds/${newId()}`;
    const body = { amount: { amount, currency: 'USD' } };
    await company.service.orders.put(path).send(body).expect(200);
    return path;
  }

  const isReceivable = async (id: string) => {
    const rows = await company.service.database.many(ledgerOf, [id]);
    const sum = (account: string) =>
      rows.filter(({ debit }) => debit === account).reduce((all, { amount }) => all + amount, 0);
    return sum('receivable');
  };

  it('holds nothing after the void of a payment whose answer was lost, whatever event came first', async () => {
    const method = company.loseAnswers();
    const payment = (await company.service.pay(method)).body as PaymentBody;
    expect(payment).toMatchObject({ state: 'UNKNOWN' });
    await deliverAll(payment.id);
    expect(await viewOf(payment.id)).toMatchObject({ state: 'AUTHORISED' });
    await eventually(async () => {
      await sweep(company.service.deps);
      await voiding(payment).expect(200);
    });
    expect(await company.booksOf(payment.id)).toMatchObject({ held: 0, captured: 0 });
  });

  it('asks the provider once before a declined payment counts as void', async () => {
    const payment = (await company.service.pay(company.methods.declined)).body as PaymentBody;
    expect(payment).toMatchObject({ state: 'DECLINED' });
    const { body } = await voiding(payment).expect(200);
    expect(body).toMatchObject({ state: 'DECLINED' });
    const { operations } = await company.service.deps.payments.get(payment.id);
    expect(operations).toMatchObject([{ state: 'FAILED' }, { kind: 'void', state: 'SUCCEEDED' }]);
  });

  it('takes back a refund that fails after it succeeded, and asks for a person', async () => {
    const id = await captured();
    const path = await refund(id, 500);
    await deliverAll(id);
    expect(await company.byHand.failRefund(id)).toBe(true);
    await deliverAll(id);
    expect((await company.service.orders.get(path)).body).toMatchObject({ state: 'FAILED' });
    expect(await viewOf(id)).toMatchObject({ refunded: { amount: 0 } });
    expect(await isReceivable(id)).toBe(1_999 + 500);
    expect(await kindsOf(id)).toEqual(['refund_failed']);
    await refund(id, 1_999);
  });

  it('books a refund that was made by hand, so that only the rest can be refunded', async () => {
    const id = await captured();
    expect(await company.byHand.refund(id, 700)).toBe(true);
    await deliverAll(id);
    expect(await viewOf(id)).toMatchObject({ refunded: { amount: 700 } });
    const body = { amount: { amount: 1_999, currency: 'USD' } };
    const path = `/${id}/refunds/${newId()}`;
    const answer = await company.service.orders.put(path).send(body).expect(409);
    expect(answer.body).toMatchObject({ code: 'refund_exceeds_capture' });
    await refund(id, 1_299);
    expect(await company.booksOf(id)).toMatchObject({ refunded: 1_999 });
  });

  it('takes a refund that is reported before the failure of an earlier one', async () => {
    const id = await captured();
    await company.byHand.refund(id, 1);
    await company.byHand.failRefund(id);
    await company.byHand.refund(id, 1_999);
    const events = (await company.eventsOf(id)).filter(({ type }) => /refund|reversal/.test(type));
    const [first, last] = [events[0] as TrueEvent, events.at(-1) as TrueEvent];
    for (const event of [last, first, ...events]) expect(await company.deliver(event)).toBe(204);
    expect(await viewOf(id)).toMatchObject({ refunded: { amount: 1_999 } });
  });

  it.each([
    ['won', 0],
    ['lost', 1_999],
  ] as const)('books a dispute that is %s, and asks for a person', async (how, disputed) => {
    const id = await captured();
    expect(await company.byHand.dispute(id)).toBe(true);
    await deliverAll(id);
    expect(await viewOf(id)).toMatchObject({ dispute: 'OPEN', disputed: { amount: 1_999 } });
    expect(await company.byHand.close(id, how)).toBe(true);
    await deliverAll(id);
    expect(await viewOf(id)).toMatchObject({
      ...{ dispute: how.toUpperCase(), disputed: { amount: disputed } },
    });
    expect(await company.booksOf(id)).toMatchObject({ disputed });
    expect(await kindsOf(id)).toEqual(['disputed']);
  });

  it('books a part that was captured by hand, and asks for a person', async () => {
    const { id } = await authorised();
    expect(await company.byHand.capture(id, 1_500)).toBe(true);
    await deliverAll(id);
    expect(await viewOf(id)).toMatchObject({ state: 'CAPTURED', captured: { amount: 1_500 } });
    expect(await kindsOf(id)).toEqual(['captured_by_others']);
    await company.service.orders.put(`/${id}/capture`).send({}).expect(200);
    expect(await company.booksOf(id)).toMatchObject({ held: 0, captured: 1_500 });
  });

  it('finds out from the refusal of its own capture what was captured by hand', async () => {
    const { id } = await authorised();
    expect(await company.byHand.capture(id, 1_500)).toBe(true);
    await company.service.orders.put(`/${id}/capture`).send({});
    await deliverAll(id);
    expect(await viewOf(id)).toMatchObject({ state: 'CAPTURED', captured: { amount: 1_500 } });
  });

  it('closes an authorisation that has expired, and captures nothing of it', async () => {
    const { id } = await authorised();
    expect(await company.byHand.cancel(id)).toBe(true);
    await deliverAll(id);
    expect(await viewOf(id)).toMatchObject({ state: 'VOIDED' });
    const { body } = await company.service.orders.put(`/${id}/capture`).send({}).expect(409);
    expect(body).toMatchObject({ code: 'payment_closed' });
  });

  it('declines an authorisation of a part, and gives it back', async () => {
    const { body } = await company.service.pay(company.methods.partial, { amount: 2_000 });
    const { id } = body as PaymentBody;
    const declined = { state: 'DECLINED', declineReason: 'partially_authorised' };
    expect(await viewOf(id)).toMatchObject(declined);
    await company.service.reachesVoid(id);
    expect(await company.booksOf(id)).toMatchObject({ held: 0, captured: 0 });
  });

  it('declines what its owner would have to confirm, with a code to act on', async () => {
    const { body } = await company.service.pay(company.methods.authentication_required);
    const declined = { state: 'DECLINED', declineReason: 'authentication_required' };
    expect(body).toMatchObject(declined);
  });
});
