import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Method } from './method.ts';
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

it.each(['pm_ok', 'pm_declined', 'pm_insufficient_funds', 'pm_slow_1500', 'pm_hang', 'pm_flaky_3'])(
  'accepts %s',
  (method) => expect(Method.safeParse(method).success).toBe(true),
);

it.each(['', 'ok', 'pm_', 'pm_slow', 'pm_slow_', 'pm_slow_-1', 'pm_flaky_x', 'pm_ok ', 'PM_OK'])(
  'rejects "%s"',
  (method) => expect(Method.safeParse(method).success).toBe(false),
);

it.each([
  ['pm_declined', 'declined'],
  ['pm_insufficient_funds', 'insufficient_funds'],
])('%s is declined permanently', async (method, outcome) => {
  const id = randomUUID();
  const first = await simulator.authorise(id, method);
  expect(first).toMatchObject({ status: 200, body: { outcome } });
  expect(await simulator.authorise(id, method)).toEqual(first);
  expect(await simulator.change(`${id}/capture`, `${id}:capture`)).toMatchObject({
    body: { outcome: 'not_authorised' },
  });
});

it.each([
  ['pm_charge_then_drop', 0],
  ['pm_charge_then_500', 500],
])('%s loses the first response of each operation, but not its effect', async (method, status) => {
  const id = randomUUID();
  const steps = [
    () => simulator.authorise(id, method),
    () => simulator.change(`${id}/capture`, `${id}:capture`),
    () => simulator.change(`${id}/refunds`, `${id}:refund`),
  ];
  for (const step of steps) {
    expect(await step()).toMatchObject({ status });
    expect(await step()).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
  }
  expect(await simulator.lookUp(`${id}:capture`)).toMatchObject({ body: { outcome: 'succeeded' } });
  expect((await file.entries()).filter(({ paymentId }) => paymentId === id)).toHaveLength(3);
});

it('pm_flaky fails a number of times for each key, and then succeeds', async () => {
  const id = randomUUID();
  const statuses: number[] = [];
  for (let time = 0; time < 3; time += 1)
    statuses.push((await simulator.authorise(id, 'pm_flaky_2')).status);
  for (let time = 0; time < 3; time += 1) {
    statuses.push((await simulator.change(`${id}/capture`, `${id}:capture`)).status);
  }
  expect(statuses).toEqual([500, 500, 200, 500, 500, 200]);
});

it('pm_slow delays the operation', async () => {
  const id = randomUUID();
  const began = performance.now();
  const slow = simulator.authorise(id, 'pm_slow_600');
  expect(await slow).toMatchObject({ status: 200 });
  expect(performance.now() - began).toBeGreaterThanOrEqual(599);
});

it('pm_hang never responds and has no effect, but its payment can be voided', async () => {
  const id = randomUUID();
  const hanging = simulator.authorise(id, 'pm_hang').then(() => 'answered');
  expect(await Promise.race([hanging, wait(100, 'silence')])).toBe('silence');
  expect(await simulator.lookUp(id)).toMatchObject({ status: 404 });
  expect(await simulator.change(`${id}/void`, `${id}:void`)).toMatchObject({
    body: { outcome: 'succeeded' },
  });
});
