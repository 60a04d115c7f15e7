import { refunded } from '../domain/refunding.ts';
import type { Step } from './step.ts';

export const refundPayment: Step = async ({ payments }, { order }) => {
  const outcome = await payments.refund(order);
  return outcome.kind === 'unknown' ? outcome : [refunded(order, outcome)];
};
