import type { DatabaseSync } from 'node:sqlite';
import type { HistoryEntry } from './history.ts';

/** A response to a customer that contradicts the databases. */
export interface Violation {
  readonly kind: 'lost' | 'another order' | 'reverted' | 'refunds' | 'unexpected';
  /** The idempotency key of the order. */
  readonly order: string;
  readonly what: string;
}

interface OrderRow {
  readonly id: string;
  readonly state: string;
  readonly refunded: number;
}

/** The states that an order may be in after a response had this status. */
const allowedStates: Readonly<Record<string, readonly string[]>> = {
  confirmed: ['CONFIRMED', 'REFUNDING', 'PARTIALLY_REFUNDED', 'REFUNDED'],
  partially_refunded: ['REFUNDING', 'PARTIALLY_REFUNDED', 'REFUNDED'],
  refunded: ['REFUNDED'],
  rejected: ['REJECTED'],
  cancelled: ['CANCELLED'],
  expired: ['EXPIRED'],
};

const statusByCode: Readonly<Record<string, string>> = {
  payment_declined: 'rejected',
  out_of_stock: 'rejected',
  order_cancelled: 'cancelled',
  order_expired: 'expired',
};

const expectedStatuses: Readonly<Record<HistoryEntry['what'], readonly number[]>> = {
  place: [201, 402, 409],
  cancel: [200, 409],
  refund: [201, 409],
  look: [200],
};

/** Compares the customers' history with the databases once everything is idle. */
export function checkHistory(
  history: readonly HistoryEntry[],
  snapshot: DatabaseSync,
): readonly Violation[] {
  const rows = orderRows(snapshot);
  const claims = orderIdByKey(snapshot);
  const byOrder = Map.groupBy(history, ({ order }) => order);
  return [...byOrder].flatMap(([order, own]) => {
    const violations = own.flatMap((entry) => checkEntry(entry, rows));
    const id = claims.get(order);
    return [
      ...violations,
      ...checkOrderIds(own, id),
      ...checkRefunds(own, id === undefined ? undefined : rows.get(id)),
    ];
  });
}

function checkEntry(
  { what, order, answer }: HistoryEntry,
  rows: ReadonlyMap<string, OrderRow>,
): readonly Violation[] {
  const { status, definite, id, code } = answer;
  const says = answer.says ?? (what === 'place' ? statusByCode[code ?? ''] : undefined);
  const violations: Violation[] = [];
  if (definite && !expectedStatuses[what].includes(status)) {
    violations.push({
      kind: 'unexpected',
      order,
      what: `${what} returned ${status} ${code ?? ''}`,
    });
  }
  if (id === undefined) return violations;
  const row = rows.get(id);
  if (!row)
    return [
      ...violations,
      { kind: 'lost', order, what: `${id}, returned with ${status}, does not exist` },
    ];
  const allowed = allowedStates[says ?? ''];
  if (allowed && !allowed.includes(row.state)) {
    violations.push({ kind: 'reverted', order, what: `${id} was ${says} and is ${row.state}` });
  }
  return violations;
}

/** All responses to one idempotency key must name the one order that is stored under it. */
function checkOrderIds(
  history: readonly HistoryEntry[],
  id: string | undefined,
): readonly Violation[] {
  const ids = new Set(history.flatMap(({ answer }) => answer.id ?? []));
  return [...ids]
    .filter((each) => each !== id)
    .map((each) => {
      const order = history[0]?.order ?? '';
      return {
        kind: 'another order',
        order,
        what: `a response named ${each}, but ${id} is stored under its key`,
      };
    });
}

/** Acknowledged refunds must have been made, and no others once all responses are definite. */
function checkRefunds(
  history: readonly HistoryEntry[],
  row: OrderRow | undefined,
): readonly Violation[] {
  const refunds = [
    ...Map.groupBy(
      history.filter(({ what }) => what === 'refund'),
      ({ key }) => key,
    ).values(),
  ];
  if (refunds.length === 0 || !row) return [];
  const accepted = refunds.filter((all) =>
    all.some(({ answer }) => answer.definite && answer.status === 201),
  );
  const isWhole = refunds.every((all) => all.some(({ answer }) => answer.definite));
  const sum = accepted.reduce((total, all) => total + (all[0]?.amount ?? 0), 0);
  if (isWhole ? sum === row.refunded && sum > 0 : sum <= row.refunded) return [];
  const what = `${accepted.length} refunds of ${sum} were acknowledged, ${row.refunded} was refunded`;
  return [{ kind: 'refunds', order: history[0]?.order ?? '', what }];
}

function orderRows(snapshot: DatabaseSync): ReadonlyMap<string, OrderRow> {
  const rows = snapshot
    .prepare('SELECT id, state, total_amount - paid_amount AS refunded FROM whole_order')
    .all();
  return new Map(
    rows.map(({ id, state, refunded }) => [
      String(id),
      { id: String(id), state: String(state), refunded: Number(refunded) },
    ]),
  );
}

function orderIdByKey(snapshot: DatabaseSync): ReadonlyMap<string, string> {
  const rows = snapshot
    .prepare(`SELECT key, order_id FROM idempotency WHERE route = 'POST /api/orders'`)
    .all();
  return new Map(rows.map(({ key, order_id }) => [String(key), String(order_id)]));
}
