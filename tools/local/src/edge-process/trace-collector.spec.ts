import { json } from 'node:stream/consumers';
import type { OtlpTraces } from '@quartet/console/views/otlp';
import { freePort } from '../context/ports.ts';
import { eventually, listen, type Listening } from '@quartet/testing';
import { routeOf } from './open-tracing.ts';
import { createTraceCollector, type TraceCollector } from './trace-collector.ts';

const traces: OtlpTraces = { resourceSpans: [] };
let receiver: Listening;
let received: unknown[];
let status: number;
let collected: OtlpTraces[];
let lines: string[];
let collector: TraceCollector;
let url: string;

beforeEach(async () => {
  [received, status, collected, lines] = [[], 200, [], []];
  receiver = await listen(async (req, res) => {
    received.push([req.url, await json(req)]);
    res.writeHead(status).end('{}');
  });
  const write = (...[first, text]: readonly unknown[]) => void lines.push(String(text ?? first));
  collector = createTraceCollector({
    url: `${receiver.url}/`,
    onSpans: (each) => collected.push(each),
    log: { warn: write, info: write } as never,
  });
  const port = await freePort();
  await collector.listen(port);
  url = `http://127.0.0.1:${port}`;
});
afterEach(() => Promise.all([receiver.close(), collector.close()]));

async function post(body: string, path = '/v1/traces'): Promise<number> {
  return (await fetch(url + path, { method: 'POST', body })).status;
}

it('shows spans to the console, and sends them on as they came', async () => {
  expect(await post(JSON.stringify(traces))).toBe(200);
  await eventually(() => expect(received).toEqual([['/v1/traces', traces]]));
  expect(collected).toEqual([traces]);
});

it.each([
  ['what is no JSON', '{', '/v1/traces'],
  ['what has no spans', '{}', '/v1/traces'],
  ['another path', '{"resourceSpans":[]}', '/v1/logs'],
])('answers 400 to %s', async (_what, body, path) => {
  expect(await post(body, path)).toBe(400);
  expect([collected, received]).toEqual([[], []]);
});

it('says once that spans are lost, and that they arrive again', async () => {
  status = 503;
  for (let count = 1; count <= 3; count++) {
    await post(JSON.stringify(traces));
    await eventually(() => expect(received).toHaveLength(count));
  }
  await eventually(() => expect(lines).toHaveLength(1));
  status = 200;
  await eventually(async () => {
    await post(JSON.stringify(traces));
    expect(lines).toEqual([
      `spans do not reach ${receiver.url}/v1/traces`,
      `spans reach ${receiver.url}/v1/traces again`,
    ]);
  });
  expect(collected.length).toBeGreaterThan(3);
});

it.each([
  ['/api/orders?limit=2', '/api/orders'],
  [
    '/internal/payments/01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d/capture',
    '/internal/payments/:id/capture',
  ],
  ['/live/@connections/L0SM9cOFvHcCIhw=', '/live/@connections/:id'],
])('names the span of %s %s', (path, route) => {
  expect(routeOf({ url: path })).toBe(route);
});
