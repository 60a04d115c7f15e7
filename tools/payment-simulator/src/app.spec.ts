import { randomUUID } from 'node:crypto';
import { type TestSimulator, startTestSimulator } from './testing/test-simulator.ts';
import { temporaryJournal, type TemporaryJournal } from './testing/temporary-journal.ts';

let file: TemporaryJournal;
let simulator: TestSimulator;
beforeAll(async () => {
  file = await temporaryJournal();
  simulator = await startTestSimulator(file);
});
afterAll(async () => {
  await simulator.close();
  await file.remove();
});

const journalOf = async (id: string) =>
  (await file.entries()).filter(({ paymentId }) => paymentId === id);

it('returns the entry of its journal', async () => {
  const id = randomUUID();
  const { status, body } = await simulator.authorise(id, 'pm_ok');
  expect(status).toBe(200);
  expect(await journalOf(id)).toEqual([body]);
  expect(body).toEqual({
    ...{ at: expect.any(String), op: 'authorise', key: id, paymentId: id },
    ...{ orderId: 'order', amount: 1000, currency: 'USD', outcome: 'succeeded' },
  });
});

it('processes a payment from authorisation to void', async () => {
  const id = randomUUID();
  await simulator.authorise(id, 'pm_ok');
  await simulator.change(`${id}/capture`, `${id}:capture`);
  await simulator.change(`${id}/refunds`, randomUUID(), 600);
  await simulator.change(`${id}/refunds`, randomUUID(), 600);
  await simulator.change(`${id}/void`, `${id}:void`);
  expect((await journalOf(id)).map(({ op, outcome }) => [op, outcome])).toEqual([
    ['authorise', 'succeeded'],
    ['capture', 'succeeded'],
    ['refund', 'succeeded'],
    ['refund', 'exceeds_captured'],
    ['void', 'already_captured'],
  ]);
});

it('returns the same response for the same key, without a second effect', async () => {
  const id = randomUUID();
  const answers = await Promise.all([1, 2, 3, 4].map(() => simulator.authorise(id, 'pm_slow_50')));
  answers.push(await simulator.authorise(id, 'pm_slow_50'), await simulator.lookUp(id));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await journalOf(id)).toHaveLength(1);
});

it('rejects a key that was used for another request', async () => {
  const id = randomUUID();
  await simulator.authorise(id, 'pm_ok');
  expect(await simulator.authorise(id, 'pm_ok', 5)).toMatchObject({ status: 422 });
  expect(await simulator.change(`${id}/capture`, id)).toMatchObject({ status: 422 });
});

it('refuses an authorisation that arrives after its void', async () => {
  const id = randomUUID();
  const voided = await simulator.change(`${id}/void`, `${id}:void`, 0);
  const late = await simulator.authorise(id, 'pm_ok');
  expect([voided.body, late.body]).toMatchObject([{ outcome: 'succeeded' }, { outcome: 'voided' }]);
});

it.each(['capture', 'refunds'])('answers 404 to %s of an unknown payment', async (what) => {
  const id = randomUUID();
  expect(await simulator.change(`${id}/${what}`, randomUUID())).toMatchObject({ status: 404 });
  expect(await journalOf(id)).toEqual([]);
});

it('answers 404 for an unknown key', async () => {
  expect(await simulator.lookUp(randomUUID())).toMatchObject({ status: 404 });
});

it('announces each entry once', async () => {
  const id = randomUUID();
  await simulator.authorise(id, 'pm_ok');
  await simulator.authorise(id, 'pm_ok');
  expect(simulator.announced.filter(({ key }) => key === id)).toEqual(await journalOf(id));
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
  const answer = await simulator.post('/payments', key, {
    paymentId: randomUUID(),
    ...body,
    ...members,
  });
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
});

it('moves money that nobody asked for, and lists it after a position', async () => {
  const id = randomUUID();
  const [refund, dispute] = [randomUUID(), randomUUID()];
  await simulator.authorise(id, 'pm_ok');
  await simulator.change(`${id}/capture`, `${id}:by-hand`, 900);
  await simulator.change(`${id}/refunds`, refund, 300);
  await simulator.post(`/operations/${refund}/reversal`, '', {});
  await simulator.change(`${id}/disputes`, dispute, 900);
  await simulator.post(`/operations/${dispute}/won`, '', {});
  const { body } = await simulator.list(0, 1_000);
  const own = body.items.filter(({ paymentId }) => paymentId === id);
  expect(own.map(({ op, amount, of }) => [op, amount, of])).toEqual([
    ['authorise', 1000, undefined],
    ['capture', 900, undefined],
    ['refund', 300, undefined],
    ['reversal', 300, refund],
    ['dispute', 900, undefined],
    ['dispute_won', 900, dispute],
  ]);
  const rest = await simulator.list(body.next - 1, 1);
  expect(rest.body).toEqual({ items: own.slice(-1), next: body.next });
});

it('authorises a part, and recognises the repeat', async () => {
  const id = randomUUID();
  const first = await simulator.authorise(id, 'pm_partial', 1001);
  expect(first.body).toMatchObject({ amount: 501, asked: 1001, outcome: 'succeeded' });
  expect(await simulator.authorise(id, 'pm_partial', 1001)).toEqual(first);
});
