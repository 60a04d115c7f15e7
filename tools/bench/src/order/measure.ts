import type { Measure } from '../section.ts';
import { median, quantile } from '../median.ts';
import { costOfOrder, ordersPerCore, type Turn } from './cost/cost-of-order.ts';

/** A turn of Quartet under load. */
export interface LoadedTurn extends Turn {
  readonly perSecond: number;
}

interface Floor {
  /** Orders per second, of each turn. */
  readonly rates: readonly number[];
}

export interface OrderResults {
  readonly turns: readonly LoadedTurn[];
  readonly smallest: Floor;
  readonly recorded: Floor;
  /** The milliseconds of each order at a steady rate. */
  readonly waits: readonly number[];
  /** A description of that rate. */
  readonly steadyRate: string;
}

/** The section of docs/measures.md. */
export function measureOf(results: OrderResults, about: string): Measure {
  const { turns, smallest, recorded, waits, steadyRate } = results;
  const capacity = median(turns.map(({ perSecond }) => perSecond));
  const [middle, late] = [median(waits), quantile(waits, 0.99)];
  const cost = costOfOrder(turns);
  return {
    title: 'Placing an order',
    about,
    columns: ['orders/s', 'ms at the median', 'ms at p99', 'orders/s per core'],
    rows: [
      ['Quartet', capacity, middle, late, ordersPerCore(cost)],
      ['the smallest order', median(smallest.rates)],
      ['the recorded order', median(recorded.rates)],
    ],
    details: { columns: ['per order'], rows: Object.entries(cost) },
    goals: [
      {
        what: 'Quartet / the smallest order',
        value: capacity / median(smallest.rates),
        unit: '×',
        bound: 'at least',
        limit: 0.15,
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
