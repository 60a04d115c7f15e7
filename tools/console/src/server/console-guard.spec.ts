import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { type ConsoleFixture, consoleFixture } from '../testing/console-fixture.ts';

const scale = '/__console/api/services/orders/scale';
const json = { 'content-type': 'application/json' };
let fixture: ConsoleFixture;

beforeAll(async () => {
  fixture = await consoleFixture(['orders-1']);
});
afterAll(() => fixture.close());

async function statusOf(path: string, options: { method?: string; headers: object }) {
  const sent = request(fixture.url + path, options as never);
  sent.end(options.method === 'POST' ? '{"desired":2}' : undefined);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.destroy();
  return answer.statusCode;
}

it.each([
  'evil.example',
  'evil.example:8080',
  'localhost',
  'localhost:1',
  '127.0.0.1.evil.example',
])('refuses the host %s, a name that leads here', async (host) => {
  expect(await statusOf('/__console', { headers: { host } })).toBe(403);
});

it('answers to both names of this machine', async () => {
  const { port } = new URL(fixture.url);
  for (const name of ['localhost', '127.0.0.1']) {
    expect(await statusOf('/__console', { headers: { host: `${name}:${port}` } })).toBe(200);
  }
});

it('does what its own page asks', async () => {
  const headers = { ...json, origin: fixture.url, 'sec-fetch-site': 'same-origin' };
  expect(await statusOf(scale, { method: 'POST', headers })).toBe(200);
  expect(await statusOf(scale, { method: 'POST', headers: { ...json, origin: fixture.url } })).toBe(
    200,
  );
});

it.each([
  ['of another site', { ...json, origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['of another port', { ...json, origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
  ['of a file', { ...json, origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['that says only one of both', { ...json, 'sec-fetch-site': 'same-origin' }],
  ['without an origin', json],
])('changes nothing for a request %s', async (_what, headers) => {
  fixture.runner.requests.splice(0);
  expect(await statusOf(scale, { method: 'POST', headers })).toBe(403);
  expect(fixture.runner.requests).toEqual([]);
});

it('changes nothing for a form', async () => {
  const headers = { origin: fixture.url, 'content-type': 'text/plain' };
  expect(await statusOf(scale, { method: 'POST', headers })).toBe(415);
});

it('changes nothing for a GET, and knows no other method', async () => {
  expect(await statusOf(scale, { headers: {} })).toBe(404);
  expect(await statusOf(scale, { method: 'PUT', headers: {} })).toBe(405);
});

it('lets a link lead to the page, and another site read nothing', async () => {
  const elsewhere = { 'sec-fetch-site': 'cross-site' };
  const link = { ...elsewhere, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const frame = { ...elsewhere, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };
  expect(await statusOf('/__console', { headers: link })).toBe(200);
  expect(await statusOf('/__console', { headers: frame })).toBe(403);
  expect(await statusOf('/__console/main.js', { headers: elsewhere })).toBe(403);
});
