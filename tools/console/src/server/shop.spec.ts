import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { listen, type Listening } from '@quartet/testing';
import { scenarios } from '../views/scenarios.ts';
import { createShop } from './shop.ts';
import { createShopClient } from './shop-client.ts';

const admin = { email: 'admin@quartet.example', password: 'p' };
const shopper = { email: 'shopper@quartet.example', password: 'p' };
const ada = { id: 'u1', email: 'ada@example.com' };
const products = [
  { id: 'p1', available: 0 },
  { id: 'p2', available: 3 },
];
const history = [{ state: 'PENDING', at: '2026-01-31T12:00:00.000Z', reason: null, version: 1 }];
let home: string;
let gateway: Listening;
let logins: number;
let placed: { prefer: unknown; key: unknown; body: unknown }[];
/** The only token that is good; each login makes a new one. */
let token: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'quartet-console-'));
  logins = 0;
  placed = [];
  gateway = await listen(async (req, res) => {
    const answer = (status: number, body: object) =>
      res.writeHead(status).end(JSON.stringify(body));
    if (req.headers['x-api-key'] !== 'the-key') return answer(403, { message: 'Forbidden' });
    if (req.url === '/api/users/login') {
      expect([admin, shopper]).toContainEqual(await json(req));
      token = `token-${++logins}`;
      return answer(200, { accessToken: token, expiresIn: 900 });
    }
    if (req.headers.authorization !== `Bearer ${token}`) return answer(401, { detail: 'No.' });
    if (req.method === 'POST') {
      placed.push({
        prefer: req.headers.prefer,
        key: req.headers['idempotency-key'],
        body: await json(req),
      });
      return answer(202, { id: 'o2', status: 'processing' });
    }
    if (req.url?.startsWith('/api/products')) return answer(200, { items: products });
    if (req.url?.startsWith('/api/users?email=ada%40')) return answer(200, { items: [ada] });
    if (req.url?.startsWith('/api/users?')) return answer(200, { items: [] });
    if (req.url?.startsWith('/api/orders?userId=u1')) return answer(200, { items: [{ id: 'o1' }] });
    if (req.url === '/api/orders/o1') return answer(200, { id: 'o1', status: 'processing' });
    if (req.url === '/api/orders/o1/history') return answer(200, { items: history });
    return answer(404, { detail: 'There is no such order.' });
  });
  await writeReady({ url: gateway.url, apiKey: 'the-key', admin, shopper });
});
afterEach(() => Promise.all([gateway.close(), rm(home, { recursive: true })]));

function writeReady(ready: object): Promise<void> {
  return writeFile(join(home, 'ready.json'), JSON.stringify(ready));
}

it('has an example of an order that can be placed, and none without the shop', async () => {
  const shop = createShop(createShopClient(home));
  expect(await shop.examples()).toEqual({
    NewOrder: { items: [{ productId: 'p2', quantity: 1 }], paymentMethod: 'pm_ok' },
  });
  await writeReady({ url: 'http://127.0.0.1:9', apiKey: 'the-key', admin, shopper });
  expect(await shop.examples()).toEqual({});
});

it('tells an order with its history, and logs in once', async () => {
  const shop = createShop(createShopClient(home));
  const saga = {
    order: { id: 'o1', status: 'processing' },
    steps: history,
    transitions: expect.objectContaining({ PENDING: ['RESERVING'], REJECTED: [] }) as object,
  };
  expect(await shop.order('o1')).toEqual(saga);
  expect(await shop.order('o1')).toEqual(saga);
  expect(logins).toBe(1);
});

it('logs in again when its token is no longer good', async () => {
  const shop = createShop(createShopClient(home));
  await shop.order('o1');
  token = 'another';
  await shop.order('o1');
  expect(logins).toBe(2);
});

it.each(['none', '../users/me', '%'])('says that there is no order %s', async (id) => {
  await expect(createShop(createShopClient(home)).order(id)).rejects.toMatchObject({
    status: 404,
    message: 'There is no such order.',
  });
});

it('says what the gateway says against it', async () => {
  await writeReady({ url: gateway.url, apiKey: 'wrong', admin, shopper });
  await expect(createShop(createShopClient(home)).order('o1')).rejects.toMatchObject({
    status: 403,
    message: 'Forbidden',
  });
});

it('says that nothing answers, and that Quartet is still starting', async () => {
  await writeReady({ url: 'http://127.0.0.1:1', apiKey: 'the-key', admin, shopper });
  await expect(createShop(createShopClient(home)).order('o1')).rejects.toMatchObject({
    status: 503,
  });
  await rm(join(home, 'ready.json'));
  await expect(createShop(createShopClient(home)).order('o1')).rejects.toMatchObject({
    status: 503,
    message: 'Quartet is still starting.',
  });
});

it('places the order of a scenario, and does not wait for its end', async () => {
  const client = createShopClient(home);
  for (const scenario of scenarios) {
    expect(await createShop(client).place(scenario)).toBe('o2');
  }
  expect(placed.map(({ body }) => body)).toEqual(
    scenarios.map(({ quantity, paymentMethod }) => ({
      items: [{ productId: 'p2', quantity }],
      paymentMethod,
    })),
  );
  expect(new Set(placed.map(({ key }) => key)).size).toBe(scenarios.length);
  expect(placed.every(({ prefer }) => prefer === 'respond-async')).toBe(true);
});

it('finds a customer by email, with the orders', async () => {
  const shop = createShop(createShopClient(home));
  expect(await shop.customer('ada@example.com')).toEqual({ user: ada, orders: [{ id: 'o1' }] });
  await expect(shop.customer('bob@example.com')).rejects.toMatchObject({
    status: 404,
    message: 'Nobody has this email.',
  });
});
