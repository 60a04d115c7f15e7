import { restocked } from '../model/answers.ts';
import { freeHolds, look } from '../model/ends.ts';
import type { Order } from '../model/model.ts';
import type { Step } from '../step.ts';
import { askProducts, forward, type Game, sweepOrders, sweepPayments } from './game.ts';
import { glance } from './observe.ts';
import { cancel, newOrder, post, postOtherwise } from './orders.ts';
import { giveBack, newRefund } from './refunds.ts';

type Of<Name extends Step['do']> = Extract<Step, { readonly do: Name }>;

type Doing = { readonly [Name in Step['do']]: (game: Game, step: Of<Name>) => Promise<unknown> };

/** Longer than a lease. */
const lease = 20;
/** Longer than stock is held. */
const hold = 200;

const doing: Doing = {
  place: (game, step) => post(game, newOrder(game, step), step),
  replay: (game, step) => withOrder(game, step, (order) => post(game, order, step)),
  'replay otherwise': (game, { order, by }) =>
    withKnown(game, order, (known) => postOtherwise(game, known, by)),
  cancel: (game, step) => withKnown(game, step.order, (order) => cancel(game, order, step)),
  refund: (game, step) =>
    withKnown(game, step.order, (order) => {
      const amount = Math.floor((order.total * step.percent) / 100);
      return giveBack(game, newRefund(game, order, amount), { ...step, order });
    }),
  'refund again': (game, step) =>
    withKnown(game, step.order, async (order) => {
      const last = game.model.money.get(order.key)?.at(-1);
      if (last) await giveBack(game, last, { ...step, order });
    }),
  restock: (game, { goods, pieces }) => restock(game, game.goods[goods] ?? '', pieces),
  'clock moves': (game, { seconds }) => forward(game, seconds),
  'holds expire': async (game) => {
    await forward(game, hold);
    freeHolds(game.model);
    await game.world.products.expire();
  },
  'take over': async (game, { by, twist }) => {
    await forward(game, lease);
    await sweepOrders(game, by, twist);
  },
  'look up': async (game, { twist }) => {
    await forward(game, lease);
    await sweepPayments(game, twist);
  },
  crash: async ({ world }, { by }) => (await world.task(by)).die(),
  'go on': ({ world }, { which }) => world.stage.goOn(which),
  deliver: ({ world }) => world.stage.deliver(),
};

/** Does what the step says, and looks at what became of the orders that were under way. */
export async function perform(game: Game, step: Step): Promise<void> {
  look(game.model);
  const act = doing[step.do] as (game: Game, step: Step) => Promise<unknown>;
  await act(game, step);
  look(game.model);
  await glance(game);
}

async function restock(game: Game, productId: string, pieces: number): Promise<void> {
  const answer = await askProducts(game, `/${productId}/stock`, {
    delta: pieces,
    reason: 'counted',
  });
  restocked(game.model, { productId, pieces }, { answer, disturbed: false });
}

async function withOrder(
  { model }: Game,
  { order: which }: { readonly order: number },
  work: (order: Order) => Promise<void>,
): Promise<void> {
  const orders = [...model.orders.values()];
  const order = orders[which % orders.length];
  if (order) await work(order);
}

/** Nobody can name an order that has not been written down. */
function withKnown(
  game: Game,
  which: number,
  work: (order: Order) => Promise<void>,
): Promise<void> {
  return withOrder(game, { order: which }, async (order) => {
    if (order.id !== undefined) await work(order);
  });
}
