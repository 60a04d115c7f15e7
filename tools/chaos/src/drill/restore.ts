import { openControl, sendToControl } from '@quartet/local-client/control';
import { databaseOf } from '@quartet/local-client/ready';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { copyRows, databaseUrl, readRows, replaceDatabase } from '@quartet/postgres';
import type { ArchivedServer } from './archived-server.ts';
import type { Restorable } from './arguments.ts';
import { ordersIn } from './lost-orders.ts';

export interface RestorePlan {
  readonly service: Restorable;
  readonly until: Date;
  readonly ready: ReadyContent;
  readonly server: ArchivedServer;
  readonly print: (line: string) => void;
}

export interface Restored {
  /** Orders of which the database had something, and has nothing any more. */
  readonly lost: ReadonlySet<string>;
  /** The last transaction that the database still has. */
  readonly lastTransaction: Date | undefined;
}

/**
 * Restores the database of one service, while the others stay as they are. Its tasks are stopped, and those of orders,
 * so that no saga goes on before its peers know again what it has done. The steps are those of docs/operations.md.
 */
export async function restore(plan: RestorePlan): Promise<Restored> {
  const { service, ready, print } = plan;
  const control = openControl(ready.control);
  const stopped = [...new Set([service, 'orders'])];
  const counts = new Map<string, number>();
  for (const row of await control.tasks())
    counts.set(row.service, (counts.get(row.service) ?? 0) + 1);
  const scale = async (name: string, desired: number) =>
    void (await sendToControl(ready.control, `POST /services/${name}/scale`, { desired }));
  await Promise.all(stopped.map((name) => scale(name, 0)));
  print(`${stopped.join(' and ')} stopped`);
  const restored = await replace(plan, () => control.runTask(service, 'migrate'));
  print(`the database of ${service} is restored`);
  const start = (name: string) => scale(name, counts.get(name) ?? 1);
  if (service !== 'orders') {
    await start(service);
    await control.runTask('orders', 'resend').catch((error: unknown) => print(String(error)));
    print('the calls of orders are sent again');
  }
  await start('orders');
  return restored;
}

/** Orders that had not ended get their time anew: one that was paid in the lost time must not expire instead. */
const renewOpenOrders =
  'UPDATE orders SET created_at = now() FROM saga WHERE saga.id = orders.id AND NOT saga.done';

/** Fills a new database from a server that was recovered to the moment; what it replaces stays under another name. */
async function replace(
  { service, until, ready, server }: RestorePlan,
  migrate: () => Promise<void>,
): Promise<Restored> {
  const recovered = await server.recover(until);
  try {
    const { pathname, username } = new URL(databaseOf(ready, service));
    const name = decodeURIComponent(pathname.slice(1));
    const names = { name, aside: `${name}_before`, app: decodeURIComponent(username) };
    await replaceDatabase(server.url, { ...names, owner: await ownerOf(server.url, name) });
    await migrate();
    const from = databaseUrl(recovered.url, name);
    const to = databaseUrl(server.url, name);
    const finish = service === 'orders' ? renewOpenOrders : undefined;
    await copyRows({ from, to, folder: server.exchange, finish });
    const kept = await ordersIn(from, service);
    const before = await ordersIn(databaseUrl(server.url, names.aside), service);
    return { lost: before.difference(kept), lastTransaction: recovered.lastTransaction };
  } finally {
    await recovered.stop();
  }
}

async function ownerOf(url: string, name: string): Promise<string> {
  const query = `SELECT datname, pg_get_userbyid(datdba) AS owner FROM pg_database`;
  const { databases = [] } = await readRows(url, { databases: query });
  return String(databases.find(({ datname }) => datname === name)?.['owner']);
}
