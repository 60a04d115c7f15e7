import { statement } from '@quartet/database';
import { type Said, shown } from '../model/answers.ts';
import { named } from '../model/ends.ts';
import type { Order } from '../model/model.ts';
import { ask, type Game } from './game.ts';

const selectId = statement<[userId: string, key: string], { readonly id: string }>(
  `SELECT order_id AS id FROM idempotency WHERE user_id = $1 AND key = $2`,
);

/** As a customer finds an order in the list whose answer was lost. */
export async function find({ world, shopper }: Game, order: Order): Promise<void> {
  const found = await world.orders.hand.maybe(selectId, [shopper.id, order.key]);
  if (found) named(order, found.id);
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
