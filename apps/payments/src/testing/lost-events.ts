import { add } from './books.ts';
import {
  byHand,
  captureOnly,
  closeAs,
  dispute,
  dropBooked,
  failed,
  type Discrepancy,
} from './planting.ts';

/** Discrepancies that lost events leave behind. */
export const lostEvents: readonly Discrepancy[] = [
  {
    name: 'a capture whose answer and event were lost',
    kind: undefined,
    plant: (c) => {
      captureOnly(c);
      closeAs(c, 'AUTHORISED');
      const key = `${c.payment.id}:capture`;
      const rest = { state: 'PENDING', reason: null, origin: 'order', age: 1 } as const;
      c.operations.push({ key, kind: 'capture', amount: 1_000, ...rest });
    },
  },
  {
    name: 'a refund by hand whose event was lost',
    kind: undefined,
    plant: (c) => {
      dropBooked(c, byHand(c));
      c.payment.refunded -= 100;
    },
  },
  {
    name: 'a late failure whose event was lost',
    kind: 'refund_failed',
    plant: (c) => {
      dropBooked(c, `${failed(c).key}:reversal`);
      Object.assign(failed(c), { state: 'SUCCEEDED', reason: null });
      c.payment.refunded += 50;
    },
  },
  {
    name: 'a dispute whose events were lost',
    kind: 'disputed',
    plant: (c) => {
      dropBooked(c, dispute(c));
      dropBooked(c, `${dispute(c)}:reversal`);
      c.payment.dispute = null;
    },
  },
  {
    name: 'a dispute that was won, whose event was lost',
    kind: undefined,
    plant: (c) => {
      dropBooked(c, `${dispute(c)}:reversal`);
      Object.assign(c.payment, { dispute: 'OPEN', disputed: 300 });
    },
  },
  {
    name: 'a capture after the void',
    kind: 'captured_by_others',
    plant: (c) => {
      captureOnly(c);
      closeAs(c, 'VOIDED');
      add(c, 'void', { key: `${c.payment.id}:void`, amount: 1_000 });
    },
  },
  {
    name: 'a capture of a declined payment',
    kind: 'captured_by_others',
    plant: (c) => {
      captureOnly(c);
      closeAs(c, 'DECLINED', { decline_reason: 'declined' });
      c.entries = [];
      Object.assign(c.operations[0] ?? {}, { state: 'FAILED', reason: 'declined' });
    },
  },
];
