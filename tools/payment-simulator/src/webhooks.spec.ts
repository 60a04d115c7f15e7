import { createHmac } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { createLogger } from '@quartet/logging';
import { eventually, listen, type Listening } from '@quartet/testing';
import { sampleEntry } from './testing/temporary-journal.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

interface Delivery {
  readonly body: string;
  readonly signature: string;
  readonly userAgent: string | undefined;
}

let shop: Listening;
let webhooks: Webhooks;
const deliveries: Delivery[] = [];
const answers: number[] = [];

const take: RequestListener = async (req, res) => {
  const body = await text(req);
  deliveries.push({
    body,
    signature: String(req.headers['provider-signature']),
    userAgent: req.headers['user-agent'],
  });
  const status = answers.shift() ?? 204;
  if (status === 0) req.socket.destroy();
  else res.writeHead(status).end();
};

const secret = 'a-secret-of-at-least-32-characters';

beforeAll(async () => {
  shop = await listen((req, res) => void take(req, res));
  const config = {
    ...{ WEBHOOK_URL: shop.url, WEBHOOK_SECRET: secret, WEBHOOK_TIMEOUT: 2_000 },
    ...{ WEBHOOK_RETRY_FIRST: 5, WEBHOOK_RETRY_LIMIT: 20, WEBHOOK_ATTEMPTS: 5 },
  };
  webhooks = createWebhooks(
    config,
    createLogger('provider', { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' }),
  );
});
beforeEach(() => {
  deliveries.length = 0;
  answers.length = 0;
});
afterAll(async () => {
  webhooks.stop();
  await shop.close();
});

const arrived = (count: number) => eventually(() => deliveries.length === count);

it('sends each entry with a signature that covers the time', async () => {
  webhooks.announce(sampleEntry);
  await arrived(1);
  const { body, signature } = deliveries[0]!;
  expect(JSON.parse(body)).toEqual({
    ...sampleEntry,
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    type: 'payment.authorise.succeeded',
  });
  const [, time, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  expect(given).toBe(createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'));
  expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60);
});

// https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
it('names its user agent, without which a web ACL blocks it', async () => {
  webhooks.announce(sampleEntry);
  await arrived(1);
  expect(deliveries[0]?.userAgent).toBe('payment-simulator');
});

it('retries until the event is accepted', async () => {
  answers.push(500, 0, 404, 204);
  webhooks.announce(sampleEntry);
  await arrived(4);
  expect(new Set(deliveries.map(({ body }) => body)).size).toBe(1);
  webhooks.announce({ ...sampleEntry, key: 'next' });
  await arrived(5);
  expect(JSON.parse(deliveries[4]!.body)).toMatchObject({ key: 'next' });
});

it('gives up after the last attempt', async () => {
  answers.push(...Array.from({ length: 10 }, () => 500));
  webhooks.announce(sampleEntry);
  await arrived(5);
  answers.length = 0;
  webhooks.announce({ ...sampleEntry, key: 'next' });
  await arrived(6);
  expect(JSON.parse(deliveries[5]!.body)).toMatchObject({ key: 'next' });
});

it('gives the same event the same id, and other events other ids', async () => {
  webhooks.announce(sampleEntry);
  await arrived(1);
  webhooks.announce(sampleEntry);
  await arrived(2);
  webhooks.announce({ ...sampleEntry, key: 'other' });
  await arrived(3);
  const ids = deliveries.map(({ body }) => (JSON.parse(body) as { id: string }).id);
  expect([ids[0] === ids[1], ids[0] === ids[2]]).toEqual([true, false]);
});
