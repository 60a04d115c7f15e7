import { statement } from '@quartet/database';
import { check, openBooks } from '@quartet/invariants';
import { said, sum, taken } from '../model/answers.ts';
import { leastLeft, name } from '../model/ends.ts';
import { demand, type Order } from '../model/model.ts';
import { readBooks } from '../testing/read-books.ts';
import { askProducts, type Game } from './game.ts';
import { glance, observe } from './observe.ts';

interface Trespass {
  readonly order_id: string;
  readonly from_state: string;
  readonly to_state: string;
}

const selectTrespasses = statement<[], Trespass>(`SELECT * FROM trespass`);

/** The three maps and what the services and the company say, which must be the same to the piece and the cent. */
export async function compare(game: Game): Promise<void> {
  await glance(game);
  for (const order of game.model.orders.values()) await compareOrder(game, order);
  for (const productId of game.goods) await compareStock(game, productId);
  const trespasses = await game.world.orders.hand.many(selectTrespasses, []);
  demand(trespasses.length === 0, `moved without a lease: ${said(trespasses)}`);
  await checkBooks(game);
}

async function compareOrder(game: Game, order: Order): Promise<void> {
  const { status, refunded } = await observe(game, order);
  demand(order.end !== undefined, `${name(order)} has not ended, but is ${status}`);
  const given = sum(taken(game.model, order));
  const kept = order.end === 'paid' ? order.total - given : 0;
  demand((refunded?.amount ?? 0) === given, `${name(order)} got ${said(refunded)}, not ${given}`);
  const { captures, net, held } = moneyOf(game, order);
  demand(net === kept, `the company has ${net} of ${name(order)}, not ${kept}`);
  demand(captures <= 1 && held === 0, `${name(order)}: ${captures} captures, ${held} held`);
}

/** By the journal of the payment company. */
function moneyOf({ world }: Game, { id }: Order) {
  const entries = world.provider.entries().filter(({ orderId }) => orderId === id);
  const made = entries.filter(({ outcome }) => outcome === 'succeeded');
  const amounts = (op: string) => made.filter((entry) => entry.op === op);
  const total = (op: string) => amounts(op).reduce((all, { amount }) => all + amount, 0);
  const ended = amounts('capture').length + amounts('void').length > 0;
  return {
    captures: amounts('capture').length,
    net: total('capture') - total('refund'),
    held: ended ? 0 : total('authorise'),
  };
}

async function compareStock(game: Game, productId: string): Promise<void> {
  const { body } = await askProducts(game, `/${productId}`);
  const expected = leastLeft(game.model, { productId });
  const { available } = body as { readonly available: number };
  demand(available === expected, `${available} of ${productId} are left, not ${expected}`);
}

async function checkBooks({ world }: Game): Promise<void> {
  const broken = check(openBooks(await readBooks(world))).filter(({ rows }) => rows.length > 0);
  const lines = broken.map(({ invariant, rows }) => `${invariant.name}: ${said(rows)}`);
  demand(broken.length === 0, `broken: ${lines.join('; ')}`);
}
