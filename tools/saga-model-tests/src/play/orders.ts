import { checkCancel, checkPlace, checkChangedBody } from '../model/responses.ts';
import { updatePossibleOutcomes } from '../model/outcomes.ts';
import type { Order } from '../model/model.ts';
import type { Place } from '../step.ts';
import type { InjectedFault } from '../injected-fault.ts';
import { send, type Run } from './run.ts';
import { prices } from './prices.ts';

export function newOrder({ model, productIds: goods }: Run, plan: Place): Order {
  const lines = plan.items.map((item) => ({
    productId: goods[item.goods] ?? '',
    quantity: item.quantity,
  }));
  const total = plan.items.reduce(
    (sum, item) => sum + item.quantity * (prices[item.goods] ?? 0),
    0,
  );
  const expected = { nothing: undefined, 'the total': total, less: total - 1 }[plan.expects];
  const order: Order = {
    key: `place-${model.orders.size + 1}`,
    ...{ plan, lines, total, placedAt: model.clock },
    body: {
      items: lines,
      paymentMethod: plan.method,
      ...(expected !== undefined && { expectedTotal: { amount: expected, currency: 'USD' } }),
    },
    ...{ mayBeInStock: false, mayBeOutOfStock: false, mayLoseHold: false },
    ...{ cancels: 0, mayExpire: false, refunding: false },
  };
  model.orders.set(order.key, order);
  model.refunds.set(order.key, []);
  updatePossibleOutcomes(model);
  return order;
}

export interface RequestOptions {
  readonly task: number;
  readonly fault?: InjectedFault | undefined;
}

/** Places an order, or repeats the request with the same key. */
export function placeOrder(run: Run, order: Order, { task, fault }: RequestOptions): Promise<void> {
  const { key, body, outcome: known } = order;
  const asking = { task, fault, key, body, token: run.shopper.token };
  return send(run, { ...asking, method: 'POST', path: '/api/orders' }, (response) =>
    checkPlace({ model: run.model, order, known }, response),
  );
}

/** Repeats the key of an order with a different body. */
export function placeChangedOrder(run: Run, order: Order, task: number): Promise<void> {
  const body = { ...order.body, paymentMethod: 'pm_insufficient_funds' };
  const asking = { task, key: order.key, body, token: run.shopper.token };
  return send(run, { ...asking, method: 'POST', path: '/api/orders' }, (response) =>
    checkChangedBody(order, response),
  );
}

export function cancelOrder(
  run: Run,
  order: Order,
  { task, fault }: RequestOptions,
): Promise<void> {
  order.cancels += 1;
  const known = order.outcome;
  const path = `/api/orders/${order.id}/cancel`;
  const asking = { task, fault, path, method: 'POST' as const, token: run.shopper.token };
  return send(run, asking, (response) => checkCancel({ model: run.model, order, known }, response));
}
