import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { listen, type Listening } from '@quartet/testing';
import { type ConsoleFixture, consoleFixture } from '../testing/console-fixture.ts';
import { readEvents } from '../testing/event-reader.ts';
import { requestRecord } from '../testing/request-record.ts';
import type { LiveSnapshot } from '../views/live-snapshot.ts';
import { credentialsPath } from './credentials-path.ts';

const account = (name: string) => ({
  email: `${name}@quartet.example`,
  password: `secret of ${name}`,
});
let fixture: ConsoleFixture;
let gateway: Listening;

beforeEach(async () => {
  fixture = await consoleFixture([]);
  gateway = await listen(async (req, res) => {
    const userAgent = req.headers['user-agent'];
    fixture.console.observe(requestRecord({ path: req.url ?? '', userAgent }));
    if (req.url !== '/api/users/login') return res.end(JSON.stringify({ id: 'o1', items: [] }));
    const { email } = (await json(req)) as { email: string };
    res.end(JSON.stringify({ accessToken: `token of ${email}`, expiresIn: 900 }));
  });
  const accounts = { shopper: account('shopper'), admin: account('admin') };
  const ready = { url: gateway.url, apiKey: 'the key', ...accounts };
  await writeFile(join(fixture.home, 'ready.json'), JSON.stringify(ready));
});
afterEach(() => Promise.all([gateway.close(), fixture.close()]));

it.each(['shopper', 'admin'])('gives the docs page a key and a token of the %s', async (as) => {
  const response = await fixture.post(credentialsPath, { as });
  expect([response.status, await response.json()]).toEqual([
    200,
    {
      apiKey: 'the key',
      accessToken: `token of ${as}@quartet.example`,
      expiresIn: 900,
      examples: {},
    },
  ]);
});

it.each([{ as: 'nobody' }, {}, { as: 'admin', more: 1 }])('answers 400 to %j', async (body) => {
  expect((await fixture.post(credentialsPath, body)).status).toBe(400);
});

it('gives no credentials to a page of another site', async () => {
  const headers = { origin: 'http://evil.example', 'content-type': 'application/json' };
  expect((await fixture.post(credentialsPath, { as: 'admin' }, headers)).status).toBe(403);
});

it('does not list what the console reads itself among the requests of clients', async () => {
  expect((await fixture.get('/__console/api/orders/o1')).status).toBe(200);
  await fetch(`${gateway.url}/api/products`);
  const events = readEvents(await fixture.get('/__console/api/live'));
  await events.next();
  const { requests } = (await events.next()).value?.data as unknown as LiveSnapshot;
  expect(requests.map(({ path }) => path)).toEqual(['/api/products']);
});
