import { report } from '../measures.ts';
import type { Goal, Measure } from '../section.ts';
import { type Experiment, killAmidOrders, payBy } from './experiments.ts';
import type { OrderSide } from './order-side.ts';

const methods = [
  ...['pm_declined', 'pm_flaky_2', 'pm_charge_then_drop', 'pm_charge_then_500', 'pm_hang'],
];
const columns = ['orders', 'confirmed', 'authorised', 'captured', 'repeated', 'unfinished', 's'];
const figures = (each: Experiment) => [
  ...[each.orders, each.confirmed, each.authorisations, each.captures],
  ...[each.repeated, each.unfinished, each.seconds],
];

type Results = Pick<Measure, 'rows' | 'goals'>;

/** Compares what becomes of orders when processes are killed, and when the provider fails. */
export async function reportFaults(sides: readonly OrderSide[], token: string): Promise<void> {
  const results: Results[] = [];
  for (const side of sides) results.push(await observe(side, token));
  await report({
    title: 'Faults while an order is placed, beside a workflow library',
    about:
      'All processes of a side get SIGKILL when 10 of 50 orders have ended, and are started again; clients send nothing until ' +
      'the interrupted orders have been resumed, for 30 s at the most. Then orders whose payment is declined, fails twice ' +
      'before it succeeds, succeeds while its response is lost, or gets no response at all. A client repeats its request ' +
      'with the same key until the order has ended, for 30 s at the most. Authorisations and captures are those of the ' +
      "provider's journal; an order with a repeated operation was charged twice, or had a second key.",
    columns: [...columns, 'interrupted', 'resumed'],
    rows: results.flatMap(({ rows }) => rows),
    goals: results.flatMap(({ goals }) => goals),
  });
}

async function observe(side: OrderSide, token: string): Promise<Results> {
  const { name } = side;
  const killed = await killAmidOrders(side, token);
  const rows: Measure['rows'][number][] = [
    [`${name}, killed`, ...figures(killed), killed.interrupted, killed.resumed],
  ];
  let { repeated } = killed;
  for (const method of methods) {
    const paid = await payBy(side, token, method);
    rows.push([`${name}, ${method}`, ...figures(paid)]);
    repeated += paid.repeated;
  }
  const goals = [
    none(`${name}, orders with a repeated operation`, repeated),
    none(`${name}, orders that a kill left unfinished`, killed.orders - killed.confirmed),
  ];
  return { rows, goals };
}

function none(what: string, value: number): Goal {
  return { what, value, unit: 'orders', bound: 'at most', limit: 0 };
}
