import { send } from '@quartet/aws/conformance/testing/send';
import type { SmallStack } from '../testing/small-stack.ts';
import { ask, echoReportAt, runBoth, type TwoStacks } from './testing/two-stacks.ts';

const keys = '/api/users/.well-known/*';
const origin = 'https://shop.example.com';
let stacks: TwoStacks;

jest.setTimeout(300_000);

beforeAll(async () => {
  stacks = await runBoth({
    before: {
      services: {
        orders: { peerPaths: ['/shared/*'] },
        users: { peerPaths: [keys, '/shared/*', '/api/news'] },
      },
    },
    after: {
      services: {
        orders: {
          peerPaths: ['/shared/*', '/api/news'],
          publicPaths: ['/api/orders/openapi.json', '/api/orders/today', '/api/orders/docs/*'],
          priority: 25,
          rate: 1,
          burst: 1,
        },
        users: { peerPaths: [keys, '/shared/*'] },
      },
      stage: { origins: [origin] },
      healthCheck: { path: '/health/deep' },
      limits: { gateway: 2 },
    },
  });
});

afterAll(() => stacks.close());

const ofPeer = (path: string) => (stack: SmallStack) =>
  echoReportAt(`${stack.endpoints.listeners[8080]}${path}`);

it('shows a new route of the gateway', async () => {
  const answers = await stacks.both((stack) => ask(stack, '/api/orders/today'));
  expect(answers.map(({ status }) => status)).toEqual([403, 200]);
});

it('shows a throttle of the gateway', async () => {
  const [calm = [], strict = []] = await stacks.both((stack) =>
    Promise.all(Array.from({ length: 8 }, () => ask(stack, '/api/orders/openapi.json'))),
  );
  expect(new Set(calm.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(strict.map(({ status }) => status))).toEqual(new Set([200, 429]));
});

it('shows how long the gateway waits', async () => {
  const answers = await stacks.both((stack) => ask(stack, '/api/orders/docs/slow'));
  expect(answers.map(({ status }) => status)).toEqual([200, 503]);
});

it('shows who may call from a page', async () => {
  const answers = await stacks.both((stack) => ask(stack, '/api/orders/docs/', { origin }));
  const allowed = answers.map(({ headers }) => headers['access-control-allow-origin']);
  expect(allowed).toEqual([undefined, origin]);
});

it('shows that a browser may ask first, without a key, about what is guarded', async () => {
  const headers = { origin, 'access-control-request-method': 'PATCH' };
  const answers = await stacks.both(({ endpoints }) =>
    send(endpoints.edge, { method: 'OPTIONS', path: '/api/orders/1', headers }),
  );
  expect(answers.map(({ status }) => status)).toEqual([403, 204]);
  expect(answers[1]?.headers).toMatchObject({ 'access-control-allow-methods': '*' });
});

it('shows the priority of a listener rule', async () => {
  const answers = await stacks.both(ofPeer('/shared/thing'));
  expect(answers.map(({ service }) => service)).toEqual(['orders', 'users']);
});

it('shows the path of a listener rule', async () => {
  const answers = await stacks.both(ofPeer('/api/news'));
  expect(answers.map(({ service }) => service)).toEqual(['users', 'orders']);
});

it('shows the path that a target group checks', async () => {
  const answers = await stacks.both(ofPeer('/internal/orders/1'));
  expect(answers.map(({ checked }) => checked)).toEqual([['/health/ready'], ['/health/deep']]);
});
