import type { Answer, Money } from './client.ts';
import { type Customer, customer, idOf, type Market } from './customer.ts';
import type { OrderPlan, Sequel } from './order-plan.ts';

const rivals = 10;
const racePercent = 60;

/** Places one order and does what its plan says next, until nothing moves it any more. */
export async function visit(plan: OrderPlan, market: Market): Promise<void> {
  const one = customer(plan, market);
  const [placed] = await Promise.all([one.place(), cancelled(one, plan.then)]);
  const id = idOf(placed);
  if (id === undefined) return;
  if (placed.status === 201 && placed.body.total)
    await refunded(one, id, { ...plan, total: placed.body.total });
  await one.look(id);
}

async function cancelled(one: Customer, then: Sequel): Promise<Answer | undefined> {
  return then.kind === 'cancel' ? one.cancel(then.after) : undefined;
}

interface Paid {
  readonly then: Sequel;
  readonly total: Money;
}

async function refunded(one: Customer, id: string, { then, total }: Paid): Promise<void> {
  if (then.kind === 'refund') await one.refund(id, 0, part(total, then.percent));
  if (then.kind !== 'race') return;
  const amount = part(total, racePercent);
  await Promise.all(Array.from({ length: rivals }, (_, number) => one.refund(id, number, amount)));
}

function part({ amount, currency }: Money, percent: number): Money {
  return { amount: Math.ceil((amount * percent) / 100), currency };
}
