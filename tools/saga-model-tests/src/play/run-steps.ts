import { randomBytes } from 'node:crypto';
import { newModel } from '../model/model.ts';
import type { Step } from '../step.ts';
import type { Services } from '../testing/services.ts';
import { compare } from './compare.ts';
import { sendToProducts, type Run } from './run.ts';
import { runStep } from './run-step.ts';
import { pieces, prices } from './prices.ts';
import { finish } from './finish.ts';

/**
 * Runs the steps, waits until everything is idle, and compares the result with the model.
 * @throws Error at the first violation of the model
 */
export async function runSteps(services: Services, steps: readonly Step[]): Promise<void> {
  const run = await startRun(services);
  for (const step of steps) await runStep(run, step);
  await finish(run);
  await compare(run);
}

async function startRun(services: Services): Promise<Run> {
  const base = { services, ...(await services.begin()) };
  const model = newModel();
  const goods = await Promise.all(prices.map((_, index) => addProduct(base, index)));
  goods.forEach((id, index) => model.stock.set(id, pieces[index] ?? 0));
  return { ...base, model, productIds: goods, pending: [] };
}

async function addProduct(base: Pick<Run, 'services' | 'admin'>, index: number): Promise<string> {
  const { status, body } = await sendToProducts(base, '', {
    sku: `MUG-${randomBytes(4).toString('hex').toUpperCase()}`,
    name: 'Stoneware mug',
    description: '',
    category: 'kitchen',
    price: { amount: prices[index], currency: 'USD' },
    stock: pieces[index],
  });
  if (status !== 201) throw new Error(`adding a product failed: ${JSON.stringify(body)}`);
  return (body as { readonly id: string }).id;
}
