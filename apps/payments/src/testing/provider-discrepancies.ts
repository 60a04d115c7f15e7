import { uuidOf, type Case } from './books.ts';
import {
  byHand,
  dispute,
  dropEntry,
  dropMovement,
  failed,
  movement,
  own,
  twice,
  type Discrepancy,
} from './planting.ts';

/** Discrepancies between the provider's record and our books. */
export const providerDiscrepancies: readonly Discrepancy[] = [
  ...(
    [
      ['capture', () => 'capture'],
      ['own refund', (c) => own(c).key],
      ['refund by hand', byHand],
      ['late failure', (c) => `${failed(c).key}:reversal`],
      ['dispute', dispute],
      ['end of a dispute', (c) => `${dispute(c)}:reversal`],
    ] as readonly (readonly [string, (c: Case) => string])[]
  ).flatMap(([what, slotOf]) => [
    {
      name: `a ${what} that the provider does not have`,
      kind: 'missing_at_provider',
      plant: (c: Case) => dropMovement(c, slotOf(c)),
    },
    {
      name: `a ${what} that the provider has twice`,
      kind: 'twice_at_provider',
      plant: (c: Case) => twice(c, slotOf(c)),
    },
    {
      name: `a ${what} of another amount`,
      kind: 'amount_differs',
      plant: (c: Case) => void (movement(c, slotOf(c)).amount += 1),
    },
    {
      name: `a ${what} in another currency`,
      kind: 'currency_differs',
      plant: (c: Case) => void (movement(c, slotOf(c)).currency = 'EUR'),
    },
  ]),
  {
    name: 'a capture for another order',
    kind: 'other_order',
    plant: (c) => void (movement(c, 'capture').orderId = uuidOf(`other order of ${c.payment.id}`)),
  },
  {
    name: 'a capture under another name',
    kind: 'other_reference',
    plant: (c) => void (movement(c, 'capture').paymentReference = `${c.payment.reference}_other`),
  },
  {
    name: 'a capture of a payment that we do not have',
    kind: 'unknown_payment',
    plant: (c) => c.movements.push({ ...movement(c, 'capture'), ...stray(c) }),
  },
  {
    name: 'a capture in a currency that we do not have',
    kind: 'currency_differs',
    plant: (c) => void (movement(c, 'capture').currency = 'CHF'),
  },
  {
    name: 'a refund that we took for refused',
    kind: 'missing_in_books',
    plant: (c) => {
      Object.assign(own(c), { state: 'FAILED', reason: 'refund_failed' });
      dropEntry(c, own(c).key);
      c.payment.refunded -= 200;
    },
  },
];

function stray(c: Case) {
  const [reference, paymentId] = [`txn_stray_${c.payment.id}`, uuidOf(`stray ${c.payment.id}`)];
  return { reference, paymentId, paymentReference: null };
}
