import { DBOS } from '@dbos-inc/dbos-sdk';
import * as orders from './orders.ts';
import * as payments from './payments.ts';
import * as products from './products.ts';

/** A step is tried for nine minutes, because a failure does not say that it had no effect. */
const retries = { retriesAllowed: true, intervalSeconds: 1, backoffRate: 2, maxAttempts: 10 };

async function run(order: orders.NewOrder): Promise<orders.EndedOrder> {
  const { id, paymentMethod: method } = order;
  await step('insert', () => orders.insert(order));
  const amount = await step('reserve', () => products.reserve(order));
  if (amount === null) return end({ id, status: 'rejected', reason: 'out_of_stock' });

  const payment = { id, amount, method };
  const authorisation = await step('authorise', () => payments.authorise(payment)).catch(unknown);
  if (authorisation !== 'succeeded') {
    await step('void', () => payments.cancel(payment));
    await step('release', () => products.release(id));
    return end({ id, status: 'rejected', reason: authorisation });
  }

  await step('commit', () => products.commit(id));
  const capture = await step('capture', () => payments.capture(payment));
  if (capture !== 'succeeded') {
    await step('void', () => payments.cancel(payment));
    await step('restock', () => products.restock(id));
    return end({ id, status: 'rejected', reason: capture });
  }
  return end({ id, status: 'confirmed', reason: null });
}

function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  return DBOS.runStep(work, { name, ...retries });
}

/**
 * An authorisation that nobody knows the outcome of is voided, and a late one is then refused. An error has lost its
 * class when its workflow is resumed, so that none can be told from the others.
 */
function unknown(): string {
  return 'unknown';
}

async function end(order: orders.EndedOrder): Promise<orders.EndedOrder> {
  await step('end', () => orders.end(order));
  return order;
}

export const placeOrder = DBOS.registerWorkflow(run, { name: 'placeOrder' });
