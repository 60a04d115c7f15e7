import { committed } from '../domain/paying.ts';
import type { Step } from './step.ts';

export const commitStock: Step = async ({ products }, { order }) => {
  const outcome = await products.commit(order);
  return outcome.kind === 'unknown' ? outcome : [committed(order, outcome)];
};
