import type { DatabaseSync } from 'node:sqlite';
import type { HistoryEntry } from './history.ts';

/** Something that a customer was told and that is not so. */
export interface Violation {
  readonly kind: 'lost' | 'another order' | 'taken back' | 'refunds' | 'unexpected';
  /** The key of the order. */
  readonly order: string;
  readonly what: string;
}

interface OrderRow {
  readonly id: string;
  readonly state: string;
  readonly refunded: number;
}

/** The states that an order may be in after its customer was told this. */
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

/** Compares what the customers wrote down with what the books say when all is settled. */
export function checkHistory(
  notes: readonly HistoryEntry[],
  books: DatabaseSync,
): readonly Violation[] {
  const facts = orderRows(books);
  const claims = orderIdByKey(books);
  const byOrder = Map.groupBy(notes, ({ order }) => order);
  return [...byOrder].flatMap(([order, own]) => {
    const told = own.flatMap((note) => checkEntry(note, facts));
    const id = claims.get(order);
    return [
      ...told,
      ...checkOrderIds(own, id),
      ...checkRefunds(own, id === undefined ? undefined : facts.get(id)),
    ];
  });
}

function checkEntry(
  { what, order, answer }: HistoryEntry,
  facts: ReadonlyMap<string, OrderRow>,
): readonly Violation[] {
  const { status, definite, id, code } = answer;
  const says = answer.says ?? (what === 'place' ? statusByCode[code ?? ''] : undefined);
  const lies: Violation[] = [];
  if (definite && !expectedStatuses[what].includes(status)) {
    lies.push({ kind: 'unexpected', order, what: `${what} was answered ${status} ${code ?? ''}` });
  }
  if (id === undefined) return lies;
  const fact = facts.get(id);
  if (!fact)
    return [...lies, { kind: 'lost', order, what: `${id}, told with ${status}, does not exist` }];
  const allowed = allowedStates[says ?? ''];
  if (allowed && !allowed.includes(fact.state)) {
    lies.push({ kind: 'taken back', order, what: `${id} was ${says} and is ${fact.state}` });
  }
  return lies;
}

/** Every answer to one key speaks of the one order that the books have under it. */
function checkOrderIds(
  notes: readonly HistoryEntry[],
  id: string | undefined,
): readonly Violation[] {
  const told = new Set(notes.flatMap(({ answer }) => answer.id ?? []));
  return [...told]
    .filter((each) => each !== id)
    .map((each) => {
      const order = notes[0]?.order ?? '';
      return { kind: 'another order', order, what: `${each} was named, and its key has ${id}` };
    });
}

/** What was acknowledged as given back has been given back, and nothing else once all answers are definite. */
function checkRefunds(
  notes: readonly HistoryEntry[],
  fact: OrderRow | undefined,
): readonly Violation[] {
  const wishes = [
    ...Map.groupBy(
      notes.filter(({ what }) => what === 'refund'),
      ({ key }) => key,
    ).values(),
  ];
  if (wishes.length === 0 || !fact) return [];
  const accepted = wishes.filter((all) =>
    all.some(({ answer }) => answer.definite && answer.status === 201),
  );
  const isWhole = wishes.every((all) => all.some(({ answer }) => answer.definite));
  const sum = accepted.reduce((total, all) => total + (all[0]?.amount ?? 0), 0);
  if (isWhole ? sum === fact.refunded && sum > 0 : sum <= fact.refunded) return [];
  const what = `${accepted.length} refunds of ${sum} were acknowledged, ${fact.refunded} was given back`;
  return [{ kind: 'refunds', order: notes[0]?.order ?? '', what }];
}

function orderRows(books: DatabaseSync): ReadonlyMap<string, OrderRow> {
  const rows = books
    .prepare('SELECT id, state, total_amount - paid_amount AS refunded FROM whole_order')
    .all();
  return new Map(
    rows.map(({ id, state, refunded }) => [
      String(id),
      { id: String(id), state: String(state), refunded: Number(refunded) },
    ]),
  );
}

function orderIdByKey(books: DatabaseSync): ReadonlyMap<string, string> {
  const rows = books
    .prepare(`SELECT key, order_id FROM idempotency WHERE route = 'POST /api/orders'`)
    .all();
  return new Map(rows.map(({ key, order_id }) => [String(key), String(order_id)]));
}
