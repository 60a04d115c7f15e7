import { type Database, statement } from '@quartet/database';
import { v5 } from 'uuid';
import type { BookedEntry } from '../domain/book-checks.ts';
import { sides } from '../domain/ledger.ts';
import { captureSlot, type Movement, type MovementKind } from '../domain/movement.ts';
import type { Operation, OperationKind } from '../domain/operation.ts';

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

interface PlainOperation extends Pick<Operation, 'key' | 'state' | 'reason' | 'origin' | 'kind'> {
  readonly amount: number;
  /** Hours since it began. */
  readonly age: number;
}

/** A payment in our books, and the movements that the provider has of it. */
export interface Case {
  readonly payment: {
    readonly id: string;
    readonly order_id: string;
    reference: string;
    state: string;
    amount: number;
    captured: number;
    refunded: number;
    disputed: number;
    dispute: string | null;
    decline_reason: string | null;
    /** Days since it was opened. */
    age: number;
  };
  operations: Writable<PlainOperation>[];
  entries: Writable<Omit<BookedEntry, 'at' | 'kind'>>[];
  movements: Writable<Movement>[];
}

/** A captured payment with every kind of movement: two refunds, one that failed late, and a dispute that was won. */
export function caseOf(index: number): Case {
  const [id, orderId] = [uuidOf(`payment ${index}`), uuidOf(`order ${index}`)];
  const [own, failed] = [uuidOf(`refund ${index}`), uuidOf(`failed refund ${index}`)];
  const [byHand, dispute] = [`re_${index}`, `dp_${index}`];
  const made: Case = {
    payment: {
      ...{ id, order_id: orderId, reference: `pi_${index}`, state: 'CAPTURED', amount: 1_000 },
      ...{ captured: 1_000, refunded: 300, disputed: 0, dispute: 'WON', decline_reason: null },
      age: 2,
    },
    ...{ operations: [], entries: [], movements: [] },
  };
  add(made, 'authorise', { key: id, amount: 1_000 });
  add(made, 'capture', { key: `${id}:capture`, amount: 1_000, moved: 'capture' });
  add(made, 'refund', { key: own, amount: 200, moved: 'refund' });
  add(made, 'refund', { key: byHand, amount: 100, moved: 'refund' });
  add(made, 'refund', { key: failed, amount: 50, moved: 'refund' });
  add(made, 'reversal', { key: `${failed}:reversal`, amount: 50, moved: 'refund_reversal' });
  add(made, 'dispute', { key: dispute, amount: 300, moved: 'dispute' });
  add(made, 'reversal', { key: `${dispute}:reversal`, amount: 300, moved: 'dispute_reversal' });
  Object.assign(operationIn(made, failed), { state: 'FAILED', reason: 'refund_failed' });
  return made;
}

interface Added {
  readonly key: string;
  readonly amount: number;
  /** The provider's kind of the movement, if the provider has it. */
  readonly moved?: MovementKind;
}

/** Adds an operation with its entry, and what the provider has of it. */
export function add(
  { payment, operations, entries, movements }: Case,
  kind: OperationKind,
  { key, amount, moved }: Added,
): void {
  const origin = /^(re|dp|pi)_/.test(key) || kind === 'reversal' ? 'provider' : 'order';
  operations.push({ key, kind, amount, state: 'SUCCEEDED', reason: null, origin, age: 48 });
  entries.push({ key, ...sides[kind], amount, currency: 'USD' });
  if (moved === undefined) return;
  movements.push({
    ...{ reference: `txn_${payment.id}_${key}`, paymentReference: payment.reference, kind: moved },
    ...{ paymentId: payment.id, orderId: payment.order_id, amount, currency: 'USD' },
    slot: moved === 'capture' ? captureSlot : key,
    at: new Date(Date.now() - 2 * 86_400_000),
  });
}

export function operationIn({ operations }: Case, key: string) {
  return operations.find((operation) => operation.key === key) as Writable<PlainOperation>;
}

const insert = statement<[payments: string, operations: string, entries: string]>(
  `WITH paid AS (
     INSERT INTO payment (id, order_id, user_id, state, amount, currency, method, reference, captured, refunded,
                          disputed, dispute, decline_reason, created_at, updated_at)
     SELECT id, order_id, id, state, amount, 'USD', 'pm_ok', reference, captured, refunded, disputed, dispute,
            decline_reason, now() - age * interval '1 day', now() - age * interval '1 day'
       FROM jsonb_to_recordset($1::jsonb) AS new (
              id uuid, order_id uuid, state text, amount bigint, reference text, captured bigint, refunded bigint,
              disputed bigint, dispute text, decline_reason text, age integer)
   ), asked AS (
     INSERT INTO operation (key, payment_id, kind, amount, state, reason, origin, created_at, settled_at, next_attempt_at)
     SELECT key, payment_id, kind, amount, state, reason, origin, now() - age * interval '1 hour',
            CASE WHEN state <> 'PENDING' THEN now() END, now() + interval '1 day'
       FROM jsonb_to_recordset($2::jsonb) AS new (
              key text, payment_id uuid, kind text, amount bigint, state text, reason text, origin text, age integer)
   )
   INSERT INTO ledger_entry (operation_key, payment_id, debit, credit, amount, currency, at)
   SELECT key, payment_id, debit, credit, amount, currency, now() - interval '2 days'
     FROM jsonb_to_recordset($3::jsonb) AS new (
            key text, payment_id uuid, debit text, credit text, amount bigint, currency text)`,
);

/** Writes our side of the cases, as years of work would have left it. */
export async function insertBooks(database: Database, cases: readonly Case[]): Promise<void> {
  const rows = (pick: (each: Case) => readonly object[]) =>
    JSON.stringify(
      cases.flatMap((each) => pick(each).map((row) => ({ ...row, payment_id: each.payment.id }))),
    );
  await database.run(insert, [
    rows(({ payment }) => [payment]),
    rows(({ operations }) => operations),
    rows(({ entries }) => entries),
  ]);
}

export function uuidOf(text: string): string {
  return v5(text, v5.URL);
}
