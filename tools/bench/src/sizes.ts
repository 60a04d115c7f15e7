import { join } from 'node:path';
import { startQuartet } from '@quartet/local-client/start-quartet';
import { makeHome } from './home.ts';
import { placeOrders } from './sizes/place-orders.ts';
import { growthPerOrder, readTables } from './sizes/tables.ts';
import { table } from './table.ts';

/** `npx nx run bench:sizes 2000`: the sizes that docs/operations.md gives, from real orders of two products each. */
const orders = Number(process.argv[2] ?? 2_000);
/** A busy machine takes longer, and the tables do not show it. */
const environment = { DATABASE_QUERY_TIMEOUT: '60000', DATABASE_CONNECT_TIMEOUT: '60000' };

await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const { ready } = ending.use(await startQuartet({ home: join(folder, 'quartet'), environment }));
const before = await readTables(ready.databases);
await placeOrders(ready, orders);
const after = await readTables(ready.databases);

const growth = growthPerOrder({ before, after, orders });
const rows = growth.map(({ name, rows, bytes }) => [name, rows.toFixed(1), bytes.toFixed(0)]);
process.stdout.write(`${table(['table', 'rows per order', 'MB per million orders'], rows)}\n`);
