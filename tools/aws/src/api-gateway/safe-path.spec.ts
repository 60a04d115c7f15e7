import { httpModel, restModel } from '../../conformance/testing/gateway-models.ts';
import { type RunningGateway, runGateway } from '../../conformance/testing/running-gateway.ts';
import { send } from '../../conformance/testing/send.ts';

const evasions = [
  '*',
  '//api/orders',
  '/api//orders',
  '/api/orders//internal',
  '/api/orders/../../internal/products',
  '/api/orders/%2e%2e/%2E%2E/internal/products',
  '/api/orders/.%2e/internal',
  '/api/orders/..',
  '/api/orders/.',
  '/api/orders/..;/internal',
  '/api/orders/..%2finternal',
  '/api/orders/..\\internal',
  '/api/orders/%5c..%5cinternal',
  '/api/orders/%',
  '/api/orders/%zz',
  '/api%2forders',
  'http://evil.example/api/orders',
  'http://localhost/internal/products',
];
const plain = [
  '/api/orders',
  '/api/orders/',
  "/api/orders/a.b..c-_~!$&'()*+,;=:@",
  '/api/orders/%20%C3%A4%2B',
  '/api/users/.well-known/jwks.json',
  '/api/orders?c=//d/../e%2f%5c',
];

describe.each([
  ['HTTP', httpModel(['ANY /{proxy+}', '$default']), 404],
  ['REST', restModel(['ANY /{proxy+}']), 403],
])('an %s API', (_kind, gateway, status) => {
  let running: RunningGateway;

  beforeAll(async () => {
    running = await runGateway({ gateway });
  });
  afterAll(() => running.close());

  it.each(evasions)('has no route for %s', async (path) => {
    const before = running.received.length;
    expect(await send(running.url, { path })).toMatchObject({ status });
    expect(running.received).toHaveLength(before);
  });

  it.each(plain)('passes %s on as it came', async (path) => {
    expect(await send(running.url, { path })).toMatchObject({ status: 200 });
    expect(running.received.at(-1)?.url).toBe(path);
  });
});
