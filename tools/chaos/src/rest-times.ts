import { readRows } from '@quartet/postgres';

/** One row of an order's history, by order and version. */
export interface HistoryRow {
  readonly order: string;
  readonly state: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The states that an order leaves only when somebody asks for more. */
const resting = new Set([
  ...['CONFIRMED', 'REJECTED', 'CANCELLED', 'EXPIRED'],
  ...['PARTIALLY_REFUNDED', 'REFUNDED', 'NEEDS_REVIEW'],
]);

/** Orders whose payment the provider never answers rest when they expire, and not when a fault is over. */
const history = `SELECT h.order_id AS "order", h.state, extract(epoch FROM h.at)::float8 * 1000 AS at
  FROM history h JOIN orders o ON o.id = h.order_id WHERE o.payment_method <> 'pm_hang'
  ORDER BY h.order_id, h.version`;

/**
 * Milliseconds after the last fault in which 99 % of the orders came to rest; undefined when all rested before it.
 * @param since the time of the last fault, on the clock of the machine that the database shares
 */
export async function slowestRest(orders: string, since: number): Promise<number | undefined> {
  const { history: rows = [] } = await readRows(orders, { history });
  const typed = rows.map((row) => ({
    ...{ order: String(row['order']), state: String(row['state']), at: Number(row['at']) },
  }));
  return percentile(restTimes(typed, since), 0.99);
}

/** For each run of an order to rest that ended after the last fault: its length without the time before the fault. */
export function restTimes(rows: readonly HistoryRow[], since: number): readonly number[] {
  const times: number[] = [];
  let begun: { readonly order: string; readonly at: number } | undefined;
  for (const { order, state, at } of rows) {
    if (begun?.order !== order) begun = undefined;
    if (!resting.has(state)) begun ??= { order, at };
    else {
      if (begun && at > since) times.push(at - Math.max(begun.at, since));
      begun = undefined;
    }
  }
  return times;
}

export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1];
}
