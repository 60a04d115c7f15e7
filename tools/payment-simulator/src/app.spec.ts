import { randomUUID } from 'node:crypto';
import { type Counter, openCounter } from './testing/counter.ts';
import { temporaryJournal, type TemporaryJournal } from './testing/temporary-journal.ts';

let file: TemporaryJournal;
let counter: Counter;
beforeAll(async () => {
  file = await temporaryJournal();
  counter = await openCounter(file);
});
afterAll(async () => {
  await counter.close();
  await file.remove();
});

const journalOf = async (id: string) =>
  (await file.entries()).filter(({ paymentId }) => paymentId === id);

it('answers with the entry of its journal', async () => {
  const id = randomUUID();
  const { status, body } = await counter.authorise(id, 'pm_ok');
  expect(status).toBe(200);
  expect(await journalOf(id)).toEqual([body]);
  expect(body).toEqual({
    ...{ at: expect.any(String), op: 'authorise', key: id, paymentId: id },
    ...{ orderId: 'order', amount: 1000, currency: 'USD', outcome: 'succeeded' },
  });
});

it('takes a payment through its life', async () => {
  const id = randomUUID();
  await counter.authorise(id, 'pm_ok');
  await counter.change(`${id}/capture`, `${id}:capture`);
  await counter.change(`${id}/refunds`, randomUUID(), 600);
  await counter.change(`${id}/refunds`, randomUUID(), 600);
  await counter.change(`${id}/void`, `${id}:void`);
  expect((await journalOf(id)).map(({ op, outcome }) => [op, outcome])).toEqual([
    ['authorise', 'succeeded'],
    ['capture', 'succeeded'],
    ['refund', 'succeeded'],
    ['refund', 'exceeds_captured'],
    ['void', 'already_captured'],
  ]);
});

it('gives the same answer to the same key, and moves nothing again', async () => {
  const id = randomUUID();
  const answers = await Promise.all([1, 2, 3, 4].map(() => counter.authorise(id, 'pm_slow_50')));
  answers.push(await counter.authorise(id, 'pm_slow_50'), await counter.lookUp(id));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await journalOf(id)).toHaveLength(1);
});

it('refuses a key that was used for something else', async () => {
  const id = randomUUID();
  await counter.authorise(id, 'pm_ok');
  expect(await counter.authorise(id, 'pm_ok', 5)).toMatchObject({ status: 422 });
  expect(await counter.change(`${id}/capture`, id)).toMatchObject({ status: 422 });
});

it('closes a payment that is voided before it comes', async () => {
  const id = randomUUID();
  const voided = await counter.change(`${id}/void`, `${id}:void`, 0);
  const late = await counter.authorise(id, 'pm_ok');
  expect([voided.body, late.body]).toMatchObject([{ outcome: 'succeeded' }, { outcome: 'voided' }]);
});

it.each(['capture', 'refunds'])('knows no %s of a payment that never came', async (what) => {
  const id = randomUUID();
  expect(await counter.change(`${id}/${what}`, randomUUID())).toMatchObject({ status: 404 });
  expect(await journalOf(id)).toEqual([]);
});

it('answers 404 when it is asked for a key that it has not seen', async () => {
  expect(await counter.lookUp(randomUUID())).toMatchObject({ status: 404 });
});

it('announces what has happened', async () => {
  const id = randomUUID();
  await counter.authorise(id, 'pm_ok');
  await counter.authorise(id, 'pm_ok');
  expect(counter.announced.filter(({ key }) => key === id)).toEqual(await journalOf(id));
});

it.each([
  ['no key', '', {}],
  ['an unknown method', randomUUID(), { method: 'pm_gold' }],
  ['an unknown currency', randomUUID(), { currency: 'usd' }],
  ['a negative amount', randomUUID(), { amount: -1 }],
  ['a fraction', randomUUID(), { amount: 0.5 }],
  ['an unknown member', randomUUID(), { tip: 5 }],
])('answers 400 to %s', async (_what, key, members) => {
  const body = { orderId: 'order', amount: 1, currency: 'USD', method: 'pm_ok' };
  const answer = await counter.post('/payments', key, {
    paymentId: randomUUID(),
    ...body,
    ...members,
  });
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
});
