import { readRows } from '@quartet/postgres';

/** One row of an order's history, by order and version. */
export interface HistoryRow {
  readonly order: string;
  readonly method: string;
  readonly state: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The way of one order to rest after the last fault. */
export interface RestRun extends Pick<HistoryRow, 'order' | 'method'> {
  /** Milliseconds. */
  readonly ms: number;
  /** The states on the way, each with the milliseconds in it. */
  readonly states: readonly (readonly [state: string, ms: number])[];
}

export interface RestReport {
  /** Milliseconds after the last fault in which 99 % of the orders came to rest; undefined when all rested before it. */
  readonly rest: number | undefined;
  /** A line for each of the slowest orders. */
  readonly slowest: readonly string[];
}

/** The states that an order leaves only when somebody asks for more. */
const resting = new Set([
  ...['CONFIRMED', 'REJECTED', 'CANCELLED', 'EXPIRED'],
  ...['PARTIALLY_REFUNDED', 'REFUNDED', 'NEEDS_REVIEW'],
]);

/** Orders whose payment the provider never answers rest when they expire, and not when a fault is over. */
const history = `SELECT h.order_id AS "order", o.payment_method AS method, h.state,
    extract(epoch FROM h.at)::float8 * 1000 AS at
  FROM history h JOIN orders o ON o.id = h.order_id WHERE o.payment_method <> 'pm_hang'
  ORDER BY h.order_id, h.version`;

const shown = 3;

/** @param since the time of the last fault, on the clock of the machine that the database shares */
export async function restReport(orders: string, since: number): Promise<RestReport> {
  const { history: rows = [] } = await readRows(orders, { history });
  const typed = rows.map((row) => ({
    ...{ order: String(row['order']), method: String(row['method']) },
    ...{ state: String(row['state']), at: Number(row['at']) },
  }));
  const runs = restRuns(typed, since).toSorted((a, b) => b.ms - a.ms);
  const times = runs.map(({ ms }) => ms);
  return { rest: percentile(times, 0.99), slowest: runs.slice(0, shown).map(describe) };
}

/** Each run of an order to rest that ended after the last fault, without the time before the fault. */
export function restRuns(rows: readonly HistoryRow[], since: number): readonly RestRun[] {
  const runs: RestRun[] = [];
  let open: HistoryRow[] = [];
  for (const row of rows) {
    if (open[0]?.order !== row.order) open = [];
    if (!resting.has(row.state)) open.push(row);
    else {
      if (open.length > 0 && row.at > since) runs.push(runOf(open, row.at, since));
      open = [];
    }
  }
  return runs;
}

function runOf(open: readonly HistoryRow[], end: number, since: number): RestRun {
  const { order = '', method = '', at: begin = end } = open[0] ?? {};
  const states = open.map(({ state, at }, index) => {
    const next = open[index + 1]?.at ?? end;
    return [state, Math.max(0, next - Math.max(at, since))] as const;
  });
  return { order, method, ms: end - Math.max(begin, since), states };
}

function describe({ order, method, ms, states }: RestRun): string {
  const slow = states.filter(([, each]) => each >= 100);
  const path = slow.map(([state, each]) => `${state} ${seconds(each)}`).join(', ');
  return `slow to rest: ${order} with ${method} after ${seconds(ms)}: ${path}`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1];
}
