import { startDatabases } from './databases.ts';
import { makeHome } from './home.ts';
import { publishKeys } from './keys.ts';
import type { LoadRequest } from './load/load.ts';
import { program } from './programs.ts';
import { type Side, startSide } from './side.ts';
import { stock } from './stock.ts';

/** The products service with products in it, and room for others that work on the same rows. */
export interface Shop {
  readonly folder: string;
  readonly products: Side;
  readonly requests: readonly LoadRequest[];
  /** Starts a side with the same database and the same keys as the products service. */
  start(name: string, program: string): Promise<Side>;
}

/** All of it ends with the stack that is given. */
export async function openShop(ending: AsyncDisposableStack): Promise<Shop> {
  const { folder } = ending.use(await makeHome());
  const databases = ending.use(await startDatabases(folder));
  const keys = ending.use(await publishKeys());
  const environment = {
    ...(await databases.provide('products')),
    ...keys.environment,
    LOG_FORMAT: 'json',
  };
  const start: Shop['start'] = async (name, program) =>
    ending.use(await startSide({ name, program, environment, folder }));
  const products = await start('Quartet', program.products);
  return { folder, products, requests: await stock(products.url, keys), start };
}
