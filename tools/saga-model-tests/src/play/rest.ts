import { statement } from '@quartet/database';
import { forward, type Game, sweepOrders, sweepPayments } from './game.ts';
import { post } from './orders.ts';
import { giveBack } from './refunds.ts';

/** Seconds after which every lease and every pause is over. */
const round = 61;
const mostRounds = 20;

const countSagas = statement<[], { readonly open: number }>(
  `SELECT count(*) AS open FROM saga WHERE NOT done`,
);

const countOperations = statement<[], { readonly open: number }>(
  `SELECT count(*) AS open FROM operation WHERE state = 'PENDING'`,
);

const countEvents = statement<[], { readonly open: number }>(
  `SELECT count(*) AS open FROM outbox WHERE sent_at IS NULL`,
);

/** Nothing stands still, nothing is late, and every request has an answer. */
export async function rest(game: Game): Promise<void> {
  const { stage } = game.world;
  stage.calm();
  while (stage.paused() > 0) await stage.goOn(0);
  await settle(game);
  await stage.deliver();
  await settle(game);
  await askAgain(game);
  await settle(game);
  await Promise.all(game.pending);
  await relay(game);
}

/** Time passes, and the workers do their work, until no order and no operation is on its way. */
async function settle(game: Game): Promise<void> {
  const { orders, payments } = game.world;
  for (let rounds = 0; rounds < mostRounds; rounds++) {
    const sagas = (await orders.hand.one(countSagas, [])).open;
    const operations = (await payments.database.hand.one(countOperations, [])).open;
    if (sagas + operations === 0) return;
    await forward(game, round);
    if (operations > 0) await sweepPayments(game);
    for (let each = 0; each < sagas; each++) await sweepOrders(game, each % 2);
  }
  throw new Error('an order or an operation is stuck');
}

/** Whoever got no answer asks again, with the same key. */
async function askAgain(game: Game): Promise<void> {
  for (const order of game.model.orders.values()) {
    if (order.id === undefined || order.end === undefined) await post(game, order, { by: 0 });
    for (const refund of game.model.money.get(order.key) ?? []) {
      if (refund.state !== 'open') continue;
      await giveBack(game, refund, { order, by: 1 });
      await settle(game);
    }
  }
}

async function relay({ world }: Game): Promise<void> {
  for (let rounds = 0; rounds < mostRounds; rounds++) {
    if ((await world.orders.hand.one(countEvents, [])).open === 0) return;
    await (await world.task(0)).relay();
  }
  throw new Error('an event is not sent');
}
