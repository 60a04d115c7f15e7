import { captured } from '../domain/paying.ts';
import type { Step } from './step.ts';

export const capturePayment: Step = async ({ payments }, { order }) => {
  const outcome = await payments.capture(order);
  return outcome.kind === 'unknown' ? outcome : [captured(order, outcome)];
};
