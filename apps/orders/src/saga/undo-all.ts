import { compensated, needReview } from '../domain/compensating.ts';
import type { Outcome } from '../domain/outcomes.ts';
import type { Step } from './step.ts';

/** Money first, then stock: what cannot be paid any more must not be promised to others too early. */
export const undoAll: Step = async ({ products, payments }, { order }) => {
  const voided: Outcome = order.paymentId === null ? { kind: 'done' } : await payments.void(order);
  if (voided.kind === 'unknown') return voided;
  if (voided.kind === 'refused') return [needReview(order, voided.reason)];
  const released = await products.release(order);
  if (released.kind === 'unknown') return released;
  if (released.kind === 'refused') return [needReview(order, released.reason)];
  return [compensated(order)];
};
