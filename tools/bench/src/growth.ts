import { startPostgres } from '@quartet/postgres';
import { declaredStatements } from './growth/declared-statements.ts';
import { loadData } from './growth/load-data.ts';
import { measuredDatabase } from './growth/measured-database.ts';
import { orders } from './growth/services/orders.ts';
import { payments } from './growth/services/payments.ts';
import { products } from './growth/services/products.ts';
import { users } from './growth/services/users.ts';
import { growthOf, mostWork, type Work } from './growth/work.ts';
import { makeHome } from './home.ts';
import { report } from './measures.ts';

/** `npx nx run bench:growth [folder]`: a folder keeps the data for the next run. */
const [kept] = process.argv.slice(2);
const sizes = [10_000, 100_000, 1_000_000];

await using ending = new AsyncDisposableStack();
const home = kept ?? ending.use(await makeHome()).folder;
const settings = { shared_buffers: '512MB', max_wal_size: '4GB' };
const server = await startPostgres({ home, durable: false, password: 'growth', settings });
ending.defer(() => server.stop());

const bySize = new Map<number, Map<string, Work>>();
for (const size of sizes) {
  const works = new Map<string, Work>();
  for (const service of [orders, payments, products, users]) {
    await using measured = await measuredDatabase(await loadData(server.url, service, size));
    await service.run(measured.database, size);
    process.stderr.write(`${service.name}_${size}: measured\n`);
    for (const [text, work] of measured.works) works.set(text, mostWork(works.get(text), work));
  }
  bySize.set(size, works);
}

const statements = declaredStatements().map(({ name, text }) => ({
  name,
  works: sizes.map((size) => ({ size, work: bySize.get(size)?.get(text) })),
}));
const failures = statements.flatMap(({ name, works }) => {
  const [small, large] = works
    .slice(-2)
    .flatMap(({ size, work }) => (work ? [{ size, work }] : []));
  if (!small || !large) return [`${name} was not run at each size`];
  const reason = growthOf(small, large);
  return reason === undefined ? [] : [`${name}: ${reason}`];
});

await report({
  title: 'Growth',
  about:
    'Each statement of the services on tables of 10,000, 100,000 and 1,000,000 rows: rows and index entries read, pages of ' +
    '8 KiB, and milliseconds of CPU of the server, as EXPLAIN (ANALYZE, BUFFERS) gives them, the least of the sixth to the ' +
    'eighth run of a prepared statement. Those that run with several values show the most of them. Growth is judged ' +
    'between the two larger sizes, where batches are full and PostgreSQL no longer reads a whole table because it is small.',
  columns: [
    ...sizes.map((size) => `rows at ${label(size)}`),
    ...sizes.map((size) => `pages at ${label(size)}`),
    ...sizes.map((size) => `ms at ${label(size)}`),
  ],
  rows: statements.map(({ name, works }) => [
    name,
    ...works.map(({ work }) => work?.rowsRead ?? NaN),
    ...works.map(({ work }) => work?.buffers ?? NaN),
    ...works.map(({ work }) => work?.cpu ?? NaN),
  ]),
  goals: [
    {
      what: 'statements that grow faster than the logarithm of their table and the size of their answer',
      value: failures.length,
      unit: 'statements',
      bound: 'at most',
      limit: 0,
    },
  ],
});
for (const failure of failures) process.stderr.write(`${failure}\n`);
if (failures.length > 0) process.exitCode = 1;

function label(size: number): string {
  return `10^${Math.log10(size)}`;
}
