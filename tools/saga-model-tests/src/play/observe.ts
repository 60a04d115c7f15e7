import { statement } from '@quartet/database';
import { type Glimpse, glimpsed, type Said, shown } from '../model/answers.ts';
import type { Order } from '../model/model.ts';
import { ask, type Game } from './game.ts';

const selectOrders = statement<[userId: string], Glimpse & { readonly key: string }>(
  `SELECT i.key, s.id, s.state, s.reason, s.cancel_requested_at IS NOT NULL AS heard
   FROM idempotency i JOIN saga s ON s.id = i.order_id WHERE i.user_id = $1`,
);

/** Looks at all orders without asking the service, which passes no fault point and costs little. */
export async function glance({ world, model, shopper }: Game): Promise<void> {
  for (const row of await world.orders.hand.many(selectOrders, [shopper.id])) {
    const order = model.orders.get(row.key);
    if (order) glimpsed(model, order, row);
  }
}

/** Asks again when the task dies that was asked. */
export async function observe(game: Game, order: Order): Promise<Said> {
  const path = `/api/orders/${order.id}`;
  const asking = { by: 0, method: 'GET' as const, path, token: game.shopper.token };
  for (;;) {
    const bodies: Said[] = [];
    await ask(game, asking, (heard) => bodies.push(...shown(game.model, order, heard)));
    const [body] = bodies;
    if (body) return body;
  }
}
