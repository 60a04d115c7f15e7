import type { ClientResponse, Money } from './request.ts';
import { type Customer, createCustomer, orderIdOf, type WorkloadContext } from './customer.ts';
import type { OrderPlan, FollowUp } from './order-plan.ts';

const concurrentRefunds = 10;
const racePercent = 60;

/** Places one order and follows its plan, until the order's status is final. */
export async function runCustomer(plan: OrderPlan, context: WorkloadContext): Promise<void> {
  const customer = createCustomer(plan, context);
  const [placed] = await Promise.all([customer.place(), cancelIfPlanned(customer, plan.followUp)]);
  const id = orderIdOf(placed);
  if (id === undefined) return;
  if (placed.status === 201 && placed.body.total)
    await refundIfPlanned(customer, id, { ...plan, total: placed.body.total });
  await customer.poll(id);
}

async function cancelIfPlanned(
  customer: Customer,
  followUp: FollowUp,
): Promise<ClientResponse | undefined> {
  return followUp.kind === 'cancel' ? customer.cancel(followUp.after) : undefined;
}

interface Paid {
  readonly followUp: FollowUp;
  readonly total: Money;
}

async function refundIfPlanned(
  customer: Customer,
  id: string,
  { followUp, total }: Paid,
): Promise<void> {
  if (followUp.kind === 'refund') await customer.refund(id, 0, part(total, followUp.percent));
  if (followUp.kind !== 'race') return;
  const amount = part(total, racePercent);
  await Promise.all(
    Array.from({ length: concurrentRefunds }, (_, number) => customer.refund(id, number, amount)),
  );
}

function part({ amount, currency }: Money, percent: number): Money {
  return { amount: Math.ceil((amount * percent) / 100), currency };
}
