import { listen, type Listening } from '@quartet/testing';
import { recordTraffic } from './traffic.ts';

let server: Listening;

beforeAll(async () => {
  server = await listen((req, res) => {
    const [, status = '200'] = req.url?.split(/[/?]/) ?? [];
    if (status === 'none') req.destroy();
    else res.writeHead(Number(status)).end(`body of ${status}`);
  });
});
afterAll(() => server.close());

const request = (status: string) => new Request(`${server.url}/${status}?limit=1`);

it('records the 5xx with their bodies, and nothing else', async () => {
  const traffic = recordTraffic();
  for (const status of ['200', '404', '429', '503', '500']) await traffic.fetch(request(status));
  expect(traffic.count()).toBe(5);
  expect(traffic.failures()).toEqual([
    { request: 'GET /503', response: '503 body of 503' },
    { request: 'GET /500', response: '500 body of 500' },
  ]);
});

it('leaves the body to the caller', async () => {
  const response = await recordTraffic().fetch(request('503'));
  expect(await response.text()).toBe('body of 503');
});

it('records a request without a response', async () => {
  const traffic = recordTraffic();
  await expect(traffic.fetch(request('none'))).rejects.toThrow('fetch failed');
  expect(traffic.failures()).toEqual([
    { request: 'GET /none', response: expect.stringMatching(/^fetch failed: ./) },
  ]);
});
