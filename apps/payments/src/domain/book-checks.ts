import type { Account } from './ledger.ts';
import { sides } from './ledger.ts';
import type { Operation, OperationKind } from './operation.ts';
import type { SavedPayment } from './payment.ts';
import type { Review } from './review.ts';

/** A row of the ledger with its operation's kind. */
export interface BookedEntry {
  readonly key: string;
  readonly kind: OperationKind;
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: number;
  readonly currency: string;
  readonly at: Date;
}

/** A payment with its operations, and what the ledger has of it. */
export interface Booked {
  readonly payment: SavedPayment;
  readonly entries: readonly BookedEntry[];
  /** Milliseconds since the oldest operation without an outcome began. */
  readonly pendingFor: number | null;
}

const day = 86_400_000;

type Check = (booked: Booked) => unknown;

const inLedger = ({ entries }: Booked, account: Account) =>
  entries.reduce((sum, { debit, credit, amount }) => {
    return sum + (debit === account ? amount : 0) - (credit === account ? amount : 0);
  }, 0);

const sumOf = ({ entries }: Booked, kind: OperationKind) =>
  entries.reduce((sum, entry) => sum + (entry.kind === kind ? entry.amount : 0), 0);

const isBooked = ({ entries }: Booked, { key }: Operation) =>
  entries.some((entry) => entry.key === key);

/** Each check returns what is wrong, or something falsy. */
const checks: Readonly<Record<string, readonly [Check, advice: string]>> = {
  operation_without_entry: [
    (booked) =>
      booked.payment.operations.find(
        (operation) =>
          operation.state === 'SUCCEEDED' &&
          operation.kind !== 'void' &&
          !isBooked(booked, operation),
      ),
    'Enter what has moved; its entry is missing.',
  ],
  entry_without_success: [
    ({ payment, entries }) =>
      entries.find(({ key, kind }) => {
        const state = payment.operations.find((operation) => operation.key === key)?.state;
        return state !== 'SUCCEEDED' && kind !== 'refund';
      }),
    'Reverse the entry; nothing has moved.',
  ],
  entry_amount_differs: [
    ({ payment, entries }) =>
      entries.find(({ key, amount }) =>
        payment.operations.some(
          (operation) => operation.key === key && operation.amount.amount !== amount,
        ),
      ),
    'Correct the entry by another one; the operation moved its own amount.',
  ],
  entry_currency_differs: [
    ({ payment, entries }) => entries.find(({ currency }) => currency !== payment.amount.currency),
    'Correct the entry by another one, in the currency of the payment.',
  ],
  entry_accounts_differ: [
    ({ entries }) =>
      entries.find(({ kind, debit, credit }) => {
        return sides[kind].debit !== debit || sides[kind].credit !== credit;
      }),
    'Correct the entry by another one, with the accounts of its kind.',
  ],
  captured_differs: [
    (booked) => booked.payment.captured.amount !== sumOf(booked, 'capture'),
    'Correct the payment; the ledger has another amount captured.',
  ],
  refunded_differs: [
    (booked) => {
      const { captured, refunded, disputed } = booked.payment;
      const net = captured.amount - refunded.amount - disputed.amount;
      return net !== inLedger(booked, 'receivable');
    },
    'Correct the payment; the ledger has another amount given back.',
  ],
  held_differs: [
    (booked) => {
      const { state, amount } = booked.payment;
      return inLedger(booked, 'held') !== (state === 'AUTHORISED' ? amount.amount : 0);
    },
    'Correct the ledger or the payment; they hold different amounts.',
  ],
  state_differs: [
    (booked) => {
      const isCaptured = booked.entries.some(({ kind }) => kind === 'capture');
      return isCaptured !== (booked.payment.state === 'CAPTURED');
    },
    'Correct the payment; its state is not what the ledger says.',
  ],
  refunded_too_much: [
    ({ payment: { captured, refunded, disputed } }) =>
      refunded.amount + disputed.amount > captured.amount,
    'More was given back than was taken; claim it from the customer, or write it off.',
  ],
  dispute_differs: [
    ({ payment: { dispute, disputed } }) =>
      (dispute === 'OPEN' || dispute === 'LOST') !== disputed.amount > 0,
    'Correct the payment; its dispute and its disputed amount do not fit.',
  ],
  pending_too_long: [
    ({ pendingFor }) => pendingFor !== null && pendingFor > day,
    'Ask the provider what became of the operation.',
  ],
  authorised_too_long: [
    ({ payment: { state, createdAt } }) =>
      state === 'AUTHORISED' && Date.now() - createdAt.getTime() > 7 * day,
    'Capture or void the payment; its authorisation has probably expired.',
  ],
};

/** The discrepancies within our own books. */
export function checkBooks(booked: Booked): readonly Review[] {
  const { payment, entries } = booked;
  const { id, orderId, state, captured, refunded, disputed, dispute, operations } = payment;
  return Object.entries(checks)
    .filter(([, [check]]) => Boolean(check(booked)))
    .map(([kind, [, advice]]) => ({
      ...{ kind, subject: id, paymentId: id, orderId, provider: null, advice },
      books: { state, captured, refunded, disputed, dispute, operations, entries },
    }));
}
