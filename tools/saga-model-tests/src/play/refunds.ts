import { checkRefund } from '../model/refund-responses.ts';
import type { Order, Refund } from '../model/model.ts';
import { send, type Run } from './run.ts';
import { readOrderRows } from './read-orders.ts';
import type { RequestOptions } from './orders.ts';

/** A refund that has not been requested yet. */
export function newRefund({ model }: Run, { key }: Order, amount: number): Refund {
  const refunds = model.refunds.get(key) ?? [];
  const refund: Refund = { key: `${key}-refund-${refunds.length + 1}`, amount, state: 'open' };
  refunds.push(refund);
  return refund;
}

export async function sendRefund(
  run: Run,
  refund: Refund,
  { order, task, fault }: RequestOptions & { readonly order: Order },
): Promise<void> {
  const { model, admin: token } = run;
  await readOrderRows(run);
  const others = (model.refunds.get(order.key) ?? []).filter((each) => each !== refund);
  const alone =
    order.outcome === 'paid' && !order.refunding && others.every(({ state }) => state !== 'open');
  const body = { amount: { amount: refund.amount, currency: 'USD' } };
  const asking = { task, fault, token, key: refund.key, body, method: 'POST' as const };
  return send(run, { ...asking, path: `/api/orders/${order.id}/refunds` }, (response) =>
    checkRefund({ model, order, refund }, response, alone),
  );
}
