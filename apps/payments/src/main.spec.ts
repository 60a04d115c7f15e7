import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { newId, statement } from '@quartet/database';
import {
  eventually,
  testDatabase,
  type TestDatabase,
  testTokens,
  type TestTokens,
} from '@quartet/testing';
import { startProviderProcess } from './testing/provider-process.ts';
import { startStripe, stripeKey, type StripeServer } from './testing/stripe-server.ts';
import { type TestProvider, webhookSecret } from './testing/test-provider.ts';

const accept = statement<[id: string, daysAgo: number]>(
  `INSERT INTO inbox (consumer, event_id, at) VALUES ('spec', $1, now() - $2 * interval '1 day')`,
);
const selectAccepted = statement<[], { readonly id: string }>(
  `SELECT event_id AS id FROM inbox WHERE consumer = 'spec'`,
);

let database: TestDatabase;
let provider: TestProvider;
let tokens: TestTokens;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  [database, provider, tokens] = await Promise.all([
    testDatabase(),
    startProviderProcess(),
    testTokens(),
  ]);
});
afterAll(async () => {
  for (const child of running) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await provider.stop();
  await database.close();
});

function start(changes: Record<string, string> = {}) {
  const env = {
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    ...{ PORT: '0', LOG_FORMAT: 'json', DRAIN_DELAY: '0', ...database.settings },
    ...{ JWKS_URL: 'http://127.0.0.1:1/', TOKEN_ISSUER: 'issuer', TOKEN_AUDIENCE: 'quartet' },
    SERVICE_PUBLIC_KEYS: JSON.stringify(tokens.servicePublicKeys),
    ...{ PROVIDER_URL: provider.url, PROVIDER_WEBHOOK_SECRET: webhookSecret },
    ...{ OPERATION_LEASE: '500', OPERATION_SWEEP: '50', ...changes },
  };
  const main = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, ['--conditions=@quartet/source', main], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const exit = once(child, 'exit').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { child, exit };
}

async function ready(changes: Record<string, string> = {}) {
  const { child, exit } = start(changes);
  for await (const line of createInterface({ input: child.stdout })) {
    const { port, msg } = JSON.parse(line) as { port?: number; msg: string };
    if (msg === 'ready') return { child, exit, url: `http://127.0.0.1:${port}` };
  }
  throw new Error('it ended before it was ready');
}

async function call(url: string, init: RequestInit = {}): Promise<unknown> {
  const authorization = `Bearer ${tokens.service('orders', 'payments')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  return (await fetch(url, { ...init, headers })).json();
}

it('ends after a crash what it had begun, and moves the money once', async () => {
  const id = newId();
  const first = await ready();
  const path = `/internal/payments/${id}`;
  const amount = { amount: 500, currency: 'USD' };
  const body = JSON.stringify({ orderId: newId(), amount, method: 'pm_ok' });
  provider.pause();
  const lost = call(`${first.url}${path}`, { method: 'PUT', body }).catch(() => 'lost');
  await eventually(async () => {
    expect(await call(`${first.url}${path}`)).toMatchObject({ state: 'AUTHORISING' });
  });
  first.child.kill('SIGKILL');
  expect(await lost).toBe('lost');
  provider.resume();

  const second = await ready();
  await eventually(async () => {
    expect(await call(`${second.url}${path}`)).toMatchObject({ state: 'AUTHORISED' });
  });
  expect(await provider.journalOf(id)).toMatchObject([{ op: 'authorise', key: id, amount: 500 }]);
  second.child.kill('SIGTERM');
  expect(await second.exit).toBe(0);
});

describe('where Stripe is chosen', () => {
  let stripe: StripeServer;
  let service: Awaited<ReturnType<typeof ready>>;
  beforeAll(async () => {
    stripe = await startStripe();
    await database.run(accept, ['webhook of last month', 36]);
    await database.run(accept, ['webhook of last week', 7]);
    service = await ready({
      ...{ PROVIDER: 'stripe', STRIPE_API_URL: stripe.url, STRIPE_API_KEY: stripeKey },
      ...{ PROVIDER_URL: '', INBOX_SWEEP: '20' },
    });
  });
  afterAll(() => stripe.close());

  it('moves the money through it', async () => {
    const id = newId();
    const amount = { amount: 500, currency: 'USD' };
    const body = JSON.stringify({ orderId: newId(), amount, method: 'pm_card_visa' });
    const path = `/internal/payments/${id}`;
    const answer = await call(`${service.url}${path}`, { method: 'PUT', body });
    expect(answer).toMatchObject({ state: 'AUTHORISED' });
    expect(stripe.intentsOf(id)).toMatchObject([{ status: 'requires_capture', currency: 'usd' }]);
  });

  it('forgets the events that came long ago, and still knows the others', async () => {
    const known = async () => (await database.many(selectAccepted, [])).map(({ id }) => id);
    await eventually(async () => expect(await known()).toEqual(['webhook of last week']));
  });

  it('exits on SIGTERM', async () => {
    service.child.kill('SIGTERM');
    expect(await service.exit).toBe(0);
  });
});

it('names every variable that is wrong, and does not start', async () => {
  const { child, exit } = start({ PROVIDER_URL: 'nowhere', PROVIDER_WEBHOOK_SECRET: '' });
  const message = await text(child.stderr);
  expect(await exit).toBe(1);
  expect(message).toMatch(/PROVIDER_URL: .*\n.*PROVIDER_WEBHOOK_SECRET: /);
});
