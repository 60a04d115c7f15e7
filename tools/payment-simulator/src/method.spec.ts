import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Method } from './method.ts';
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

it.each(['pm_ok', 'pm_declined', 'pm_insufficient_funds', 'pm_slow_1500', 'pm_hang', 'pm_flaky_3'])(
  'takes %s',
  (method) => expect(Method.safeParse(method).success).toBe(true),
);

it.each(['', 'ok', 'pm_', 'pm_slow', 'pm_slow_', 'pm_slow_-1', 'pm_flaky_x', 'pm_ok ', 'PM_OK'])(
  'does not take "%s"',
  (method) => expect(Method.safeParse(method).success).toBe(false),
);

it.each([
  ['pm_declined', 'declined'],
  ['pm_insufficient_funds', 'insufficient_funds'],
])('%s is refused, for good', async (method, outcome) => {
  const id = randomUUID();
  const first = await counter.authorise(id, method);
  expect(first).toMatchObject({ status: 200, body: { outcome } });
  expect(await counter.authorise(id, method)).toEqual(first);
  expect(await counter.change(`${id}/capture`, `${id}:capture`)).toMatchObject({
    body: { outcome: 'not_authorised' },
  });
});

it.each([
  ['pm_charge_then_drop', 0],
  ['pm_charge_then_500', 500],
])('%s loses the first answer of each operation, never the money', async (method, status) => {
  const id = randomUUID();
  const steps = [
    () => counter.authorise(id, method),
    () => counter.change(`${id}/capture`, `${id}:capture`),
    () => counter.change(`${id}/refunds`, `${id}:refund`),
  ];
  for (const step of steps) {
    expect(await step()).toMatchObject({ status });
    expect(await step()).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
  }
  expect(await counter.lookUp(`${id}:capture`)).toMatchObject({ body: { outcome: 'succeeded' } });
  expect((await file.entries()).filter(({ paymentId }) => paymentId === id)).toHaveLength(3);
});

it('pm_flaky fails so many times for each key, and then works', async () => {
  const id = randomUUID();
  const statuses: number[] = [];
  for (let time = 0; time < 3; time += 1)
    statuses.push((await counter.authorise(id, 'pm_flaky_2')).status);
  for (let time = 0; time < 3; time += 1) {
    statuses.push((await counter.change(`${id}/capture`, `${id}:capture`)).status);
  }
  expect(statuses).toEqual([500, 500, 200, 500, 500, 200]);
});

it('pm_slow takes its time before anything happens', async () => {
  const id = randomUUID();
  const began = performance.now();
  const slow = counter.authorise(id, 'pm_slow_600');
  expect(await counter.lookUp(id)).toMatchObject({ status: 404 });
  expect(await slow).toMatchObject({ status: 200 });
  expect(performance.now() - began).toBeGreaterThanOrEqual(599);
});

it('pm_hang never answers and does nothing, but its payment can be voided', async () => {
  const id = randomUUID();
  const hanging = counter.authorise(id, 'pm_hang').then(() => 'answered');
  expect(await Promise.race([hanging, wait(100, 'silence')])).toBe('silence');
  expect(await counter.lookUp(id)).toMatchObject({ status: 404 });
  expect(await counter.change(`${id}/void`, `${id}:void`)).toMatchObject({
    body: { outcome: 'succeeded' },
  });
});
