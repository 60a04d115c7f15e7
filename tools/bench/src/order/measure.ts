import type { Measure } from '../section.ts';
import { median, quantile } from '../median.ts';
import { costOfOrder, ordersPerCore, type Turn } from './cost/cost-of-order.ts';
import { sessionsOf } from './cost/reading.ts';
import { services } from './floor.ts';

/** The sessions of a floor end with its turn, before they can be read. */
const withoutFloor = services.map(sessionsOf);

/** A turn under load. */
export interface LoadedTurn extends Turn {
  readonly perSecond: number;
}

/** The turns of the services and of the floors. */
type Turns = Readonly<Record<'quartet' | 'smallest' | 'recorded', readonly LoadedTurn[]>>;

interface OrderResults {
  readonly turns: Turns;
  /** The milliseconds of each order at a steady rate. */
  readonly waits: readonly number[];
  /** A description of that rate. */
  readonly steadyRate: string;
}

/** The section of docs/measures.md. */
export function measureOf(results: OrderResults, about: string): Measure {
  const { turns, waits, steadyRate } = results;
  const [capacity, floor] = [rateOf(turns.quartet), rateOf(turns.smallest)];
  const [middle, late] = [median(waits), quantile(waits, 0.99)];
  const [cost, floorCost] = [costOfOrder(turns.quartet), costOfOrder(turns.smallest)];
  return {
    title: 'Placing an order',
    about,
    columns: ['orders/s', 'ms at the median', 'ms at p99', 'orders/s per core'],
    rows: [
      ['Quartet', capacity, middle, late, ordersPerCore(cost)],
      ['the smallest order', floor],
      ['the recorded order', rateOf(turns.recorded)],
    ],
    details: {
      columns: ['Quartet', 'the smallest order'],
      rows: Object.entries(cost).map(([name, amount]) => {
        const least = floorCost[name];
        return least === undefined || withoutFloor.includes(name)
          ? [name, amount]
          : [name, amount, least];
      }),
    },
    goals: [
      {
        what: 'Quartet / the smallest order',
        value: capacity / floor,
        unit: '×',
        bound: 'at least',
        limit: 0.25,
      },
      {
        what: `p99 / median at ${steadyRate}`,
        value: late / middle,
        unit: '×',
        bound: 'at most',
        limit: 4,
      },
    ],
  };
}

/** Orders per second at the median. */
export function rateOf(turns: readonly LoadedTurn[]): number {
  return median(turns.map(({ perSecond }) => perSecond));
}
