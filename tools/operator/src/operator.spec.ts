import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId, statement } from '@quartet/database';
import {
  eventually,
  testDatabase,
  type TestDatabase,
  testTokens,
  type TestTokens,
} from '@quartet/testing';
import { run } from './run.ts';
import { type OrdersProcess, startOrders } from './testing/orders-process.ts';
import { runOperator } from './testing/run-operator.ts';
import { openSurroundings, type Surroundings } from './testing/surroundings.ts';

const opened = new AsyncDisposableStack();
let home: string;
let tokens: TestTokens;
let database: TestDatabase;
let surroundings: Surroundings;
let orders: OrdersProcess;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'quartet-operator-'));
  opened.defer(() => rm(home, { recursive: true, force: true }));
  [tokens, database] = await Promise.all([testTokens(), testDatabase()]);
  opened.defer(() => database.close());
  surroundings = await openSurroundings(tokens);
  opened.defer(() => surroundings.close());
  const { url, apiKey, admin } = surroundings;
  orders = await startOrders({
    ...database.settings,
    ...{ TOKEN_ISSUER: 'https://quartet.test', TOKEN_AUDIENCE: 'quartet' },
    ...{ JWKS_URL: `${url}/jwks`, PRODUCTS_URL: url, PAYMENTS_URL: url },
    SERVICE_PRIVATE_KEY: JSON.stringify(tokens.servicePrivateKey),
    ...{ EVENTS_FILE: join(home, 'bus/events.jsonl'), RELAY_ATTEMPTS: '1', RELAY_INTERVAL: '20' },
    ...{ SAGA_POLL: '20', SAGA_INTERVAL: '50', SAGA_BACKOFF: '50', REVIEW_AFTER: '1' },
  });
  opened.defer(() => orders.stop());
  surroundings.leadTo(orders.url);
  await writeFile(join(home, 'ready.json'), JSON.stringify({ url, apiKey, admin }));
});
afterAll(() => opened.disposeAsync());

const operator = (...args: readonly string[]) => run(args, { QUARTET_HOME: home });

/** An order that needs review because products did not respond. */
async function waiting(): Promise<string> {
  const response = await fetch(`${orders.url}/api/orders`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'idempotency-key': newId() },
      authorization: `Bearer ${await tokens.user()}`,
    },
    body: JSON.stringify({
      items: [{ productId: newId(), quantity: 1 }],
      paymentMethod: 'pm_ok',
    }),
  });
  const { id } = (await response.json()) as { id: string };
  expect((await operator('reviews')).out).toContain(id);
  return id;
}

const countUnsent = statement<[], { readonly count: number }>(
  `SELECT count(*) FROM outbox WHERE sent_at IS NULL AND dead_at IS NULL`,
);

describe('reviews', () => {
  it('are listed with their last state, and resolved by a cancellation', async () => {
    const id = await waiting();
    const { out } = await operator('reviews');
    expect(out).toMatch(/^order +stuck in +since +total +paid with\n/);
    expect(out).toMatch(new RegExp(`^${id}  RESERVING  \\d{4}-.*Z  –  +pm_ok$`, 'm'));
    expect(await operator('reviews', 'settle', id, 'undo')).toEqual({
      ...{ code: 0, error: '' },
      out: 'The order is cancelled: order_cancelled.\n',
    });
    expect((await operator('reviews')).out).not.toContain(id);
    const again = await operator('reviews', 'settle', id, 'retry');
    expect(again).toMatchObject({ code: 2, out: '' });
    expect(again.error).toMatch(/^http:\S+ returned 409: .+\n$/);
  });

  it('stay in review while the other service does not respond', async () => {
    const id = await waiting();
    const { code, out } = await operator('reviews', 'settle', id, 'retry');
    expect({ code, out }).toEqual({
      code: 1,
      out: 'The order is still not settled; look at the reviews again later.\n',
    });
    expect((await operator('reviews')).out).toContain(id);
  });

  it('of an unknown order cannot be resolved', async () => {
    const { code, error } = await operator('reviews', 'settle', newId(), 'undo');
    expect({ code, error }).toEqual({ code: 2, error: expect.stringMatching(/ returned 404: /) });
  });
});

describe('dead letters', () => {
  const listed = async () => {
    const { out } = await operator('dead-letters');
    return out
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(/ +/));
  };

  it('are listed, and sent again', async () => {
    const id = await waiting();
    await eventually(async () => (await database.one(countUnsent, [])).count === 0);
    const own = (await listed()).filter(([, aggregate]) => aggregate === `order:${id}`);
    expect(own.map(([, , version, type]) => `${version} ${type}`).sort()).toEqual([
      '1 order.placed',
      '2 order.reserving',
      '3 order.needs_review',
    ]);
    const [[first = ''] = []] = own;
    await mkdir(join(home, 'bus'));
    const one = await operator('dead-letters', 'replay', first, newId());
    expect(one).toMatchObject({
      code: 1,
      out: '1 event is sent again. 1 of those are no dead letters.\n',
    });
    const rest = (await listed()).length;
    const all = await operator('dead-letters', 'replay');
    expect(all).toMatchObject({ code: 0, out: `${rest} events are sent again.\n` });
    await eventually(async () => {
      const sent = await readFile(join(home, 'bus/events.jsonl'), 'utf8');
      for (const [event = ''] of own) expect(sent).toContain(event);
    });
    expect((await operator('dead-letters')).out).toBe('There is no dead letter.\n');
  });
});

describe('another Quartet', () => {
  it('is called at its URL, with key and token from the environment', async () => {
    const id = await waiting();
    const access = {
      QUARTET_API_KEY: surroundings.apiKey,
      QUARTET_TOKEN: await tokens.admin(),
    };
    const { code, out } = await run(['reviews', '--url', surroundings.url], access);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(id) });
  });

  it('rejects an unknown key, and a token without the admin role', async () => {
    const args = ['reviews', '--url', surroundings.url];
    const token = await tokens.user();
    const wrong = await run(args, { QUARTET_API_KEY: 'wrong', QUARTET_TOKEN: token });
    expect(wrong).toMatchObject({
      code: 2,
      error: `${surroundings.url} returned 403: Forbidden\n`,
    });
    const key = surroundings.apiKey;
    const shopper = await run(args, { QUARTET_API_KEY: key, QUARTET_TOKEN: token });
    expect(shopper).toMatchObject({ code: 2, error: expect.stringContaining('returned 403: ') });
  });

  it('is not called without a key and a token', async () => {
    const { code, error } = await run(['reviews', '--url', surroundings.url], {});
    expect(code).toBe(2);
    expect(error).toContain('QUARTET_API_KEY: is missing\n  QUARTET_TOKEN: is missing');
  });

  it('is named in the error when it does not respond', async () => {
    const access = { QUARTET_API_KEY: 'k', QUARTET_TOKEN: 't' };
    const result = await run(['reviews', '--url', 'http://127.0.0.1:1'], access);
    expect(result).toEqual({ code: 2, out: '', error: 'http://127.0.0.1:1 does not respond.\n' });
  });
});

describe('the command', () => {
  it('prints the result, and exits with 0', async () => {
    const id = await waiting();
    expect(await runOperator(['reviews'], { QUARTET_HOME: home })).toEqual({
      ...{ code: 0, error: '' },
      out: expect.stringContaining(id),
    });
  });

  it('prints its usage when help is asked for, and exits with 0', async () => {
    expect(await runOperator(['reviews', '--help'], { QUARTET_HOME: home })).toEqual({
      ...{ code: 0, error: '' },
      out: expect.stringMatching(/^npm run operator -- reviews\n/),
    });
  });

  it('says in one sentence that no Quartet is running, and exits with 2', async () => {
    const none = join(home, 'none');
    expect(await runOperator(['reviews'], { QUARTET_HOME: none })).toEqual({
      ...{ code: 2, out: '' },
      error: `No Quartet is running in ${none}; start it, or give the URL of another one with --url.\n`,
    });
  });
});
