import { compensate } from '../domain/compensating.ts';
import { authorised, confirm } from '../domain/paying.ts';
import type { Lease } from '../deps.ts';
import type { Peers, Step } from './step.ts';

export const authorisePayment: Step = async (peers, lease) => {
  const { order } = lease;
  if (order.cancelReason !== null) return [compensate(order, order.cancelReason)];
  const outcome = await ask(peers, lease);
  if (outcome.kind === 'unknown') return outcome;
  const next = authorised(order, outcome);
  return next.state === 'AUTHORISED' ? [next, confirm(next)] : [next];
};

/** After an attempt that was left without an answer, that answer is looked up before the same call is made again. */
async function ask({ payments }: Peers, { order, attempts }: Lease) {
  if (attempts > 0) {
    const earlier = await payments.find(order);
    if (earlier.kind !== 'unknown') return earlier;
  }
  return payments.authorise(order);
}
