import { cancelled, placed, placedOtherwise } from '../model/answers.ts';
import { look } from '../model/ends.ts';
import type { Order } from '../model/model.ts';
import type { Place } from '../step.ts';
import type { Twist } from '../twist.ts';
import { ask, type Game } from './game.ts';
import { prices } from './prices.ts';

export function newOrder({ model, goods }: Game, plan: Place): Order {
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
    ...{ mayHave: false, mayLack: false, mayLoseHold: false },
    ...{ cancels: 0, mayExpire: false, refunding: false },
  };
  model.orders.set(order.key, order);
  model.money.set(order.key, []);
  look(model);
  return order;
}

export interface Way {
  readonly by: number;
  readonly twist?: Twist | undefined;
}

/** The first request with the key of the order, or another. */
export function post(game: Game, order: Order, { by, twist }: Way): Promise<void> {
  const { key, body } = order;
  const asking = { by, twist, key, body, token: game.shopper.token };
  return ask(game, { ...asking, method: 'POST', path: '/api/orders' }, (heard) =>
    placed(game.model, order, heard),
  );
}

/** The same key, with another body. */
export function postOtherwise(game: Game, order: Order, by: number): Promise<void> {
  const body = { ...order.body, paymentMethod: 'pm_insufficient_funds' };
  const asking = { by, key: order.key, body, token: game.shopper.token };
  return ask(game, { ...asking, method: 'POST', path: '/api/orders' }, (heard) =>
    placedOtherwise(order, heard),
  );
}

export function cancel(game: Game, order: Order, { by, twist }: Way): Promise<void> {
  order.cancels += 1;
  const path = `/api/orders/${order.id}/cancel`;
  const asking = { by, twist, path, method: 'POST' as const, token: game.shopper.token };
  return ask(game, asking, (heard) => cancelled(game.model, order, heard));
}
