import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { listen, type Listening } from '@quartet/testing';
import { createShop } from './shop.ts';

const admin = { email: 'admin@quartet.example', password: 'p' };
const history = [{ state: 'PENDING', at: '2026-01-31T12:00:00.000Z', reason: null, version: 1 }];
let home: string;
let gateway: Listening;
let logins: number;
/** The only token that is good; each login makes a new one. */
let token: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'quartet-console-'));
  logins = 0;
  gateway = await listen(async (req, res) => {
    const answer = (status: number, body: object) =>
      res.writeHead(status).end(JSON.stringify(body));
    if (req.headers['x-api-key'] !== 'the-key') return answer(403, { message: 'Forbidden' });
    if (req.url === '/api/users/login') {
      expect(await json(req)).toEqual(admin);
      token = `token-${++logins}`;
      return answer(200, { accessToken: token });
    }
    if (req.headers.authorization !== `Bearer ${token}`) return answer(401, { detail: 'No.' });
    if (req.url === '/api/orders/o1') return answer(200, { id: 'o1', status: 'processing' });
    if (req.url === '/api/orders/o1/history') return answer(200, { items: history });
    return answer(404, { detail: 'There is no such order.' });
  });
  await writeReady({ url: gateway.url, apiKey: 'the-key', admin });
});
afterEach(() => Promise.all([gateway.close(), rm(home, { recursive: true })]));

function writeReady(ready: object): Promise<void> {
  return writeFile(join(home, 'ready.json'), JSON.stringify(ready));
}

it('tells an order with its history, and logs in once', async () => {
  const shop = createShop(home);
  const saga = { order: { id: 'o1', status: 'processing' }, steps: history };
  expect(await shop.order('o1')).toEqual(saga);
  expect(await shop.order('o1')).toEqual(saga);
  expect(logins).toBe(1);
});

it('logs in again when its token is no longer good', async () => {
  const shop = createShop(home);
  await shop.order('o1');
  token = 'another';
  await shop.order('o1');
  expect(logins).toBe(2);
});

it.each(['none', '../users/me', '%'])('says that there is no order %s', async (id) => {
  await expect(createShop(home).order(id)).rejects.toMatchObject({
    status: 404,
    message: 'There is no such order.',
  });
});

it('says what the gateway says against it', async () => {
  await writeReady({ url: gateway.url, apiKey: 'wrong', admin });
  await expect(createShop(home).order('o1')).rejects.toMatchObject({
    status: 403,
    message: 'Forbidden',
  });
});

it('says that nothing answers, and that Quartet is still starting', async () => {
  await writeReady({ url: 'http://127.0.0.1:1', apiKey: 'the-key', admin });
  await expect(createShop(home).order('o1')).rejects.toMatchObject({ status: 503 });
  await rm(join(home, 'ready.json'));
  await expect(createShop(home).order('o1')).rejects.toMatchObject({
    status: 503,
    message: 'Quartet is still starting.',
  });
});
