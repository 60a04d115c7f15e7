import { add, operationIn, uuidOf } from './books.ts';
import { capture, closeAs, dropBooked, dropEntry, own, type Discrepancy } from './planting.ts';

/** Discrepancies within our own books. */
export const bookDiscrepancies: readonly Discrepancy[] = [
  {
    name: 'an operation without its entry',
    kind: 'operation_without_entry',
    plant: (c) => dropEntry(c, own(c).key),
  },
  {
    name: 'an entry without its operation',
    kind: 'entry_without_success',
    plant: (c) => Object.assign(capture(c), { state: 'FAILED', reason: 'expired' }),
  },
  {
    name: 'an entry of another amount',
    kind: 'entry_amount_differs',
    plant: (c) => Object.assign(c.entries[2] ?? {}, { amount: 201 }),
  },
  {
    name: 'an entry in another currency',
    kind: 'entry_currency_differs',
    plant: (c) => Object.assign(c.entries[2] ?? {}, { currency: 'EUR' }),
  },
  {
    name: 'an entry on the wrong sides',
    kind: 'entry_accounts_differ',
    plant: (c) => Object.assign(c.entries[2] ?? {}, { debit: 'receivable', credit: 'customer' }),
  },
  {
    name: 'a payment with another captured amount',
    kind: 'captured_differs',
    plant: (c) => void (c.payment.captured -= 1),
  },
  {
    name: 'a payment with another refunded amount',
    kind: 'refunded_differs',
    plant: (c) => void (c.payment.refunded -= 1),
  },
  {
    name: 'a payment with another disputed amount',
    kind: 'dispute_differs',
    plant: (c) => void (c.payment.disputed += 1),
  },
  {
    name: 'a captured payment that is closed',
    kind: 'state_differs',
    plant: (c) => Object.assign(c.payment, { state: 'VOIDED', captured: 0 }),
  },
  {
    name: 'a capture of what was never held',
    kind: 'held_differs',
    plant: (c) => dropBooked(c, c.payment.id),
  },
  {
    name: 'more given back than was taken',
    kind: 'refunded_too_much',
    plant: (c) => {
      add(c, 'refund', { key: `re_more_${c.payment.id}`, amount: 701, moved: 'refund' });
      add(c, 'dispute', { key: `dp_more_${c.payment.id}`, amount: 1, moved: 'dispute' });
      Object.assign(c.payment, { refunded: 1_000, disputed: 1, dispute: 'OPEN' });
      Object.assign(operationIn(c, `re_more_${c.payment.id}`), { amount: 700 });
      Object.assign(c.entries.at(-2) ?? {}, { amount: 700 });
      Object.assign(c.movements.at(-2) ?? {}, { amount: 700 });
    },
  },
  {
    name: 'a capture that is in our books twice',
    kind: 'twice_in_books',
    plant: (c) => {
      add(c, 'capture', { key: `pi_again_${c.payment.id}`, amount: 1_000 });
    },
  },
  {
    name: 'an operation without an outcome for more than a day',
    kind: 'pending_too_long',
    plant: (c) => {
      const rest = { state: 'PENDING', reason: null, origin: 'order', age: 25 } as const;
      c.operations.push({
        key: uuidOf(`late ${c.payment.id}`),
        kind: 'refund',
        amount: 1,
        ...rest,
      });
    },
  },
  {
    name: 'an authorisation for more than a week',
    kind: 'authorised_too_long',
    plant: (c) => {
      c.movements = [];
      closeAs(c, 'AUTHORISED', { age: 8 });
    },
  },
];
