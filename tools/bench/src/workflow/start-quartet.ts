import { stockUp } from '../order/goods.ts';
import { startBuiltService } from '../side.ts';
import { type StackOptions, startStack } from '../stack.ts';
import { count, type OrderSide } from './order-side.ts';
import { restartable } from './restartable.ts';

export async function startQuartet(options: StackOptions): Promise<OrderSide> {
  const { databases } = options;
  const stack = await startStack(options, (plan) => restartable(() => startBuiltService(plan)));
  const { orders, products, payments, journal } = stack;
  await stockUp((await databases.provide('products')).MIGRATIONS_DATABASE_URL);
  const { DATABASE_URL } = await databases.provide('orders');
  return {
    name: 'Quartet',
    url: orders.url,
    journal,
    processes: [orders, products, payments],
    countUnderWay: () => count(DATABASE_URL, 'SELECT count(*) FROM saga WHERE NOT done'),
    [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
  };
}
