import { planFaults } from './fault-plan.ts';
import { planCancels, planOrders } from './order-plan.ts';

const sampling = { seed: 7, orders: 400 };

it('plans the same orders and faults for the same seed, and different ones for another', () => {
  expect(planOrders(sampling)).toEqual(planOrders(sampling));
  expect(planFaults(7)).toEqual(planFaults(7));
  expect(planOrders({ ...sampling, seed: 8 })).not.toEqual(planOrders(sampling));
  expect(planFaults(8)).not.toEqual(planFaults(7));
});

it('gives every order a key of its own', () => {
  const keys = planOrders(sampling).map(({ key }) => key);
  expect(new Set(keys).size).toBe(sampling.orders);
  expect(keys[0]).toBe('storm-7-0');
});

it('starts with the same orders for any number of orders', () => {
  expect(planOrders({ seed: 7, orders: 10 })).toEqual(planOrders(sampling).slice(0, 10));
});

it.each([
  'pm_ok',
  'pm_declined',
  'pm_flaky_3',
  'pm_charge_then_drop',
  'pm_charge_then_500',
  'pm_hang',
])('pays some orders with %s', (method) => {
  expect(planOrders(sampling).map(({ paymentMethod }) => paymentMethod)).toContain(method);
});

it('cancels, refunds and races some orders, and leaves most alone', () => {
  const kinds = Object.groupBy(planOrders(sampling), ({ followUp }) => followUp.kind);
  expect(Object.keys(kinds).toSorted()).toEqual(['cancel', 'nothing', 'race', 'refund']);
  expect(kinds.nothing?.length).toBeGreaterThan(sampling.orders / 2.5);
});

it('cancels every order of a calm run but the last within 300 ms', () => {
  const plans = [...planCancels(sampling)];
  expect(plans.pop()).toMatchObject({ paymentMethod: 'pm_ok', followUp: { kind: 'race' } });
  for (const { followUp } of plans) {
    expect(followUp).toMatchObject({ kind: 'cancel' });
    expect(followUp.kind === 'cancel' && followUp.after).toBeLessThanOrEqual(300);
  }
});

it('makes about a tenth of the faults pauses of 3 to 20 seconds, and kills the database by some', () => {
  const hits = planFaults(7);
  const pauses = hits.filter(({ kind }) => kind === 'paused');
  expect(pauses.length / hits.length).toBeCloseTo(0.1, 1);
  expect(hits.filter(({ kind }) => kind === 'database_killed').length).toBeGreaterThan(0);
  for (const { lasts } of pauses) expect(lasts).toBe(Math.min(Math.max(lasts, 3_000), 20_000));
});

it('chooses every process equally often', () => {
  const halves = planFaults(7).filter(({ share }) => share < 0.5);
  expect(halves.length / planFaults(7).length).toBeCloseTo(0.5, 1);
});
