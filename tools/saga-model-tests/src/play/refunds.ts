import { refundAsked } from '../model/answers.ts';
import type { Order, Refund } from '../model/model.ts';
import { ask, type Game } from './game.ts';
import { glance } from './observe.ts';
import type { Way } from './orders.ts';

/** A wish that nobody has heard yet. */
export function newRefund({ model }: Game, { key }: Order, amount: number): Refund {
  const refunds = model.money.get(key) ?? [];
  const refund: Refund = { key: `${key}-refund-${refunds.length + 1}`, amount, state: 'open' };
  refunds.push(refund);
  return refund;
}

export async function giveBack(
  game: Game,
  refund: Refund,
  { order, by, twist }: Way & { readonly order: Order },
): Promise<void> {
  const { model, admin: token } = game;
  await glance(game);
  const others = (model.money.get(order.key) ?? []).filter((each) => each !== refund);
  const alone =
    order.end === 'paid' && !order.refunding && others.every(({ state }) => state !== 'open');
  const body = { amount: { amount: refund.amount, currency: 'USD' } };
  const asking = { by, twist, token, key: refund.key, body, method: 'POST' as const };
  return ask(game, { ...asking, path: `/api/orders/${order.id}/refunds` }, (heard) =>
    refundAsked({ model, order, refund }, heard, alone),
  );
}
