import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { listen, type Listening } from '@quartet/testing';
import { catalogue, type SeedProduct } from './catalogue.ts';
import { seedCatalogue } from './seed.ts';

const rate = 25;
let shop: Listening | undefined;

afterEach(() => shop?.close());

const endpoint = ({ url }: Listening) => ({ url, signal: new AbortController().signal });

/** Takes so many writes in a second, counted from the first. */
function keeper(items: Pick<SeedProduct, 'sku'>[], statuses: number[]): RequestListener {
  let [from, count] = [-Infinity, 0];
  return async (req, res) => {
    if (req.method === 'GET') return res.end(JSON.stringify({ items }));
    if (performance.now() - from >= 1_000) [from, count] = [performance.now(), 0];
    expect(req.headers['x-request-id']).toMatch(/^seed-/);
    res.statusCode = ++count > rate ? 429 : 201;
    statuses.push(res.statusCode);
    items.push((await json(req)) as SeedProduct);
    res.end('{}');
    return once(res, 'close');
  };
}

it('fills a shop without ever writing more than it takes', async () => {
  const [items, statuses]: [SeedProduct[], number[]] = [[], []];
  shop = await listen(keeper(items, statuses));
  const { rest } = await seedCatalogue(endpoint(shop), { token: 'token', rate });
  expect(items).toHaveLength(rate);
  await rest;
  expect(statuses).toEqual(catalogue.map(() => 201));
  expect(items.map(({ sku }) => sku)).toEqual(catalogue.map(({ sku }) => sku));
});

it('ends with the run, and leaves the rest to the next one', async () => {
  const [items, statuses]: [SeedProduct[], number[]] = [[], []];
  shop = await listen(keeper(items, statuses));
  const stopping = new AbortController();
  const products = { url: shop.url, signal: stopping.signal };
  const { rest } = await seedCatalogue(products, { token: 'token', rate });
  stopping.abort();
  await expect(rest).rejects.toThrow('aborted');
  expect(items).toHaveLength(rate);
});

it('adds what is missing, and nothing else', async () => {
  const statuses: number[] = [];
  const [missing, ...known] = catalogue;
  const items = known.map(({ sku }) => ({ sku }));
  shop = await listen(keeper(items, statuses));
  await seedCatalogue(endpoint(shop), { token: 'token', rate: Infinity });
  expect(statuses).toEqual([201]);
  expect(items.at(-1)?.sku).toBe(missing?.sku);
});

it('asks a service again that is not available yet', async () => {
  const statuses: number[] = [];
  const keep = keeper(catalogue.slice(1), statuses);
  const refusals = [503, 503];
  shop = await listen((req, res) => {
    const status = refusals.shift();
    if (status === undefined) return keep(req, res);
    res.writeHead(status).end('{}');
  });
  await seedCatalogue(endpoint(shop), { token: 'token', rate });
  expect([refusals, statuses]).toEqual([[], [201]]);
});
