import { newId, statement, violatedConstraint } from '@quartet/database';
import { setFaultInjector } from '@quartet/faults';
import { eventually } from '@quartet/testing';
import { type Service, openService } from '../testing/service.ts';
import { insertPayments, updatePayments } from './postgres-batch-statements.ts';
import { selectPayment } from './postgres-payment-statements.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const entriesOf = statement<[paymentId: string], { debit: string; credit: string; amount: number }>(
  `SELECT debit, credit, amount FROM ledger_entry WHERE payment_id = $1 ORDER BY at`,
);

const outOfBalance = statement<[], { payment_id: string }>(
  `SELECT p.id
     FROM payment p
     LEFT JOIN LATERAL (
       SELECT coalesce(sum(CASE WHEN debit = 'held' THEN amount WHEN credit = 'held' THEN -amount END), 0) AS held,
              coalesce(sum(CASE WHEN debit = 'receivable' THEN amount
                                WHEN credit = 'receivable' THEN -amount END), 0) AS receivable
         FROM ledger_entry e WHERE e.payment_id = p.id) books ON true
    WHERE books.held <> CASE WHEN p.state = 'AUTHORISED' THEN p.amount ELSE 0 END
       OR books.receivable <> p.captured - p.refunded - p.disputed`,
);

const lock = statement<[id: string]>(`SELECT 1 FROM payment WHERE id = $1 FOR UPDATE`);

const waiting = statement<[], { count: number }>(
  `SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`,
);

const tooMuchCaptured = statement<[id: string]>(
  `UPDATE payment SET captured = amount + 1 WHERE id = $1`,
);
const changeLedger = statement<[]>(`UPDATE ledger_entry SET amount = 0`);
const clearLedger = statement<[]>(`DELETE FROM ledger_entry`);
const truncateLedger = statement<[]>(`TRUNCATE ledger_entry`);

it('books every movement of a payment, on two sides', async () => {
  const { id } = await service.captured(1000);
  const amount = { amount: 400, currency: 'USD' };
  await service.orders.put(`/${id}/refunds/${newId()}`).send({ amount }).expect(200);
  expect(await service.database.many(entriesOf, [id])).toEqual([
    { debit: 'held', credit: 'customer', amount: 1000 },
    { debit: 'receivable', credit: 'held', amount: 1000 },
    { debit: 'customer', credit: 'receivable', amount: 400 },
  ]);
});

it('decides about the money that is left when it is its turn, not when it came', async () => {
  const { id } = await service.captured(1000);
  const amount = { amount: 600, currency: 'USD' } as const;
  const ask = () => service.deps.payments.apply({ kind: 'refund', id, refundId: newId(), amount });
  const answers = await service.database.transaction(async (tx) => {
    await tx.one(lock, [id]);
    const asked = [ask()];
    await eventually(async () => (await service.database.one(waiting, [])).count === 1);
    asked.push(ask());
    await eventually(async () => (await service.database.one(waiting, [])).count === 2);
    return { asked: Promise.allSettled(asked) };
  });
  expect((await answers.asked).sort((a, b) => a.status.localeCompare(b.status))).toMatchObject([
    { status: 'fulfilled', value: { payment: { refunding: amount } } },
    { status: 'rejected', reason: { code: 'refund_exceeds_capture' } },
  ]);
});

it('writes each change of a payment with one statement, and reads it once', async () => {
  const sent: string[] = [];
  setFaultInjector((point, work) => {
    if (point.kind === 'statement') sent.push(point.name);
    return work();
  });
  await service.captured(1000);
  setFaultInjector(undefined);
  const authorise = [insertPayments, updatePayments];
  const capture = [selectPayment, updatePayments, updatePayments];
  expect(sent).toEqual([...authorise, ...capture].map(({ text }) => text));
});

it('keeps what somebody else has changed since the payment was read', async () => {
  const { id } = await service.captured(1000);
  const { payments } = service.deps;
  const known = await payments.get(id);
  const amount = { amount: 300, currency: 'USD' } as const;
  const refund = () => ({ kind: 'refund', id, refundId: newId(), amount }) as const;
  await payments.apply(refund());
  const { payment } = await payments.apply(refund(), known);
  expect(payment).toMatchObject({ refunding: { amount: 600 } });
  expect(await payments.get(id)).toEqual(payment);
});

it('pays nothing for nothing', async () => {
  const { id, state } = await service.captured(0);
  expect(state).toBe('CAPTURED');
  expect(await service.provider.journalOf(id)).toMatchObject([{ amount: 0 }, { amount: 0 }]);
});

it('books no void of what was never held', async () => {
  const [id, orderId] = [newId(), newId()];
  await service.pay('pm_flaky_1', { id, orderId });
  await service.orders.put(`/${id}/void`).send({ orderId });
  await service.reaches(id, 'VOIDED');
  expect(await service.database.many(entriesOf, [id])).toEqual([]);
});

it('keeps books that agree with the payments', async () => {
  const orderId = newId();
  const { body } = await service.pay('pm_ok', { orderId });
  await service.orders
    .put(`/${(body as { id: string }).id}/void`)
    .send({ orderId })
    .expect(200);
  await service.pay('pm_ok');
  await service.pay('pm_declined');
  expect(await service.database.many(outOfBalance, [])).toEqual([]);
});

it.each([
  ['changed', changeLedger],
  ['removed', clearLedger],
])('refuses that the ledger is %s', async (_what, change) => {
  await service.captured();
  await expect(service.database.run(change, [])).rejects.toThrow('the ledger is append-only');
});

it('does not even let the service empty the ledger', async () => {
  await expect(service.database.run(truncateLedger, [])).rejects.toThrow(/permission denied/);
});

it('never has more captured than authorised', async () => {
  const { id } = await service.captured();
  const error: unknown = await service.database
    .run(tooMuchCaptured, [id])
    .catch((reason: unknown) => reason);
  expect(violatedConstraint(error)).toBe('captured_within_authorised');
});
