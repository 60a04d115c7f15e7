import { join } from 'node:path';
import { startQuartet } from '@quartet/local-client/start-quartet';
import { type LoginTimes, timeLogins } from './registrar.ts';
import { openSender } from './send.ts';
import { stockShop } from './shop.ts';
import { type Overload, overload } from './steps.ts';
import { taskOf, taskUrl } from './tasks.ts';

interface Overloads {
  readonly results: readonly Overload[];
  readonly logins: LoginTimes;
}

/** Runs a Quartet whose limits of API keys, users and addresses are off. */
export async function measureOverload(folder: string): Promise<Overloads> {
  await using quartet = await startQuartet({ home: join(folder, 'quartet') });
  const { ready } = quartet;
  const { list, order } = await stockShop(ready);
  const plans = [
    ['lists, straight to a task', 'products', list, taskUrl(ready, 'products')],
    ['orders, straight to a task', 'orders', order, taskUrl(ready, 'orders')],
    ['orders, through the edge', 'orders', order, ready.url],
  ] as const;
  const results: Overload[] = [];
  for (const [name, service, next, url] of plans) {
    await using sender = openSender(url);
    const { pid } = taskOf(ready, service);
    results.push(await overload({ name, url, pid, load: { send: sender.send, next } }));
  }
  await using users = openSender(taskUrl(ready, 'users'));
  return { results, logins: await timeLogins(users.send, ready.shopper) };
}
