import { compensate } from '../domain/compensating.ts';
import { authorise } from '../domain/paying.ts';
import { reserved } from '../domain/reserving.ts';
import { paymentIdOf } from './ids.ts';
import type { Step } from './step.ts';

export const reserveStock: Step = async ({ products }, { order }) => {
  if (order.cancelReason !== null) return [compensate(order, order.cancelReason)];
  const outcome = await products.reserve(order);
  if (outcome.kind === 'unknown') return outcome;
  const next = reserved(order, outcome);
  return next.state === 'RESERVED' ? [next, authorise(next, paymentIdOf(order.id))] : [next];
};
