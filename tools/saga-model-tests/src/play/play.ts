import { randomBytes } from 'node:crypto';
import { newModel } from '../model/model.ts';
import type { Step } from '../step.ts';
import type { World } from '../testing/world.ts';
import { compare } from './compare.ts';
import { askProducts, type Game } from './game.ts';
import { perform } from './perform.ts';
import { pieces, prices } from './prices.ts';
import { rest } from './rest.ts';

/**
 * Does the steps, lets everything come to rest, and compares.
 * @throws Error at the first thing that the model does not allow.
 */
export async function play(world: World, steps: readonly Step[]): Promise<void> {
  const game = await beginGame(world);
  for (const step of steps) await perform(game, step);
  await rest(game);
  await compare(game);
}

export async function beginGame(world: World): Promise<Game> {
  const by = { world, ...(await world.begin()) };
  const model = newModel();
  const goods = await Promise.all(prices.map((_, index) => addProduct(by, index)));
  goods.forEach((id, index) => model.stock.set(id, pieces[index] ?? 0));
  return { ...by, model, goods, pending: [] };
}

async function addProduct(by: Pick<Game, 'world' | 'admin'>, index: number): Promise<string> {
  const { status, body } = await askProducts(by, '', {
    sku: `MUG-${randomBytes(4).toString('hex').toUpperCase()}`,
    name: 'Stoneware mug',
    description: '',
    category: 'kitchen',
    price: { amount: prices[index], currency: 'USD' },
    stock: pieces[index],
  });
  if (status !== 201) throw new Error(`no product was added: ${JSON.stringify(body)}`);
  return (body as { readonly id: string }).id;
}
