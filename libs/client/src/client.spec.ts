import { createClient, GatewayError, isProblem, type Order, ProblemError } from './index.ts';
import { type Answer, type Received, serve } from './testing/serve.ts';

const order = { id: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d', status: 'confirmed' };
const newOrder = { items: [], paymentMethod: 'pm_ok' };
const refused: Answer = {
  status: 429,
  headers: { 'retry-after': '7' },
  body: { message: 'Too Many Requests' },
};

let server: Awaited<ReturnType<typeof serve>>;
let pauses: number[];

/** A client of a gateway that gives these answers, one after the other. */
async function clientWith(...answers: readonly (Answer | undefined)[]) {
  const left = [...answers];
  return clientOf(() => left.shift());
}

async function clientOf(answer: (request: Received) => Answer | undefined, tokens?: object) {
  server = await serve(answer);
  pauses = [];
  return createClient({
    url: server.url,
    apiKey: 'key',
    tokens: tokens as never,
    delay: async (milliseconds) => void pauses.push(milliseconds),
  });
}
afterEach(() => server.close());

const problem = (code: string, status: number, members = {}) => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: {
    type: `/api/orders/docs/problems#${code}`,
    title: 'No',
    status,
    detail: 'No.',
    code,
    ...members,
  },
});
const keys = () => server.received.map(({ headers }) => headers['idempotency-key']);

describe('an order that is placed', () => {
  it('has the key of the client and one idempotency key over all attempts', async () => {
    const client = await clientWith(refused, undefined, problem('unavailable', 503), {
      status: 201,
      body: order,
    });
    expect(await client.orders.place(newOrder)).toEqual(order);
    expect(new Set(keys())).toEqual(new Set([expect.stringMatching(/^[\da-f-]{36}$/)]));
    expect(server.received).toHaveLength(4);
    expect(server.received[3]).toMatchObject({
      path: '/api/orders',
      body: JSON.stringify(newOrder),
    });
    expect(server.received[0]?.headers).toMatchObject({ 'x-api-key': 'key' });
  });

  it('is sent again with its key when it did not arrive in time', async () => {
    const client = await clientWith(problem('request_timeout', 408), { status: 201, body: order });
    expect(await client.orders.place(newOrder)).toEqual(order);
    expect(keys()).toHaveLength(2);
    expect(new Set(keys()).size).toBe(1);
  });

  it('waits as long as Retry-After says', async () => {
    const client = await clientWith(refused, { status: 201, body: order });
    await client.orders.place(newOrder);
    expect(pauses).toEqual([7_000]);
  });

  it('is sent again while the first request is in progress, but not after another conflict', async () => {
    const client = await clientWith(
      problem('request_in_progress', 409),
      problem('out_of_stock', 409),
    );
    await expect(client.orders.place(newOrder, { key: 'mine' })).rejects.toMatchObject({
      code: 'out_of_stock',
    });
    expect(keys()).toEqual(['mine', 'mine']);
  });

  it('fails with a problem that has the members of its code', async () => {
    const client = await clientWith(problem('payment_declined', 402, { orderId: order.id }));
    const error: unknown = await client.orders.place(newOrder).catch((thrown: unknown) => thrown);
    if (!isProblem(error, 'payment_declined')) throw new Error('another problem');
    expect(error).toBeInstanceOf(ProblemError);
    const orderId: string = error.problem.orderId;
    expect([error.status, error.code, orderId]).toEqual([402, 'payment_declined', order.id]);
    expect(isProblem(error, 'out_of_stock')).toBe(false);
  });
});

it('gives up after four attempts', async () => {
  const client = await clientOf(() => problem('unavailable', 503));
  await expect(client.orders.get(order.id)).rejects.toMatchObject({
    code: 'unavailable',
    status: 503,
  });
  expect(server.received).toHaveLength(4);
});

it('repeats no write without a key, whose outcome is unknown', async () => {
  const client = await clientWith(undefined);
  await expect(client.orders.cancel(order.id)).rejects.toThrow('fetch failed');
  expect(server.received).toHaveLength(1);
});

it('throws what the gateway itself answers', async () => {
  const client = await clientWith({ status: 403, body: { message: 'Forbidden' } });
  const error: unknown = await client.orders.get(order.id).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(GatewayError);
  expect(error).toMatchObject({ status: 403, message: 'Forbidden' });
});

it('reads a list page by page, and no further than is asked for', async () => {
  const client = await clientOf(({ path }) => ({
    status: 200,
    body: path.includes('cursor=two')
      ? { items: [{ id: 'c' }], nextCursor: null }
      : { items: [{ id: 'a' }, { id: 'b' }], nextCursor: 'two' },
  }));
  const ids: string[] = [];
  for await (const { id } of client.orders.list({ status: 'confirmed' })) ids.push(id);
  expect(ids).toEqual(['a', 'b', 'c']);
  expect(server.received.map(({ path }) => path)).toEqual([
    '/api/orders?status=confirmed',
    '/api/orders?status=confirmed&cursor=two',
  ]);
  for await (const { id } of client.products()) if (id === 'a') break;
  expect(server.received).toHaveLength(3);
});

it('reads an order until nothing goes on with it', async () => {
  const processing = { status: 200, body: { ...order, status: 'processing' } };
  const client = await clientWith(processing, processing, { status: 200, body: order });
  const settled: Order = await client.orders.settled(order.id);
  expect(settled.status).toBe('confirmed');
  expect(pauses).toEqual([1_000, 1_000]);
});

describe('a session', () => {
  const tokens = (name: string, expiresIn = 600) => ({
    ...{
      accessToken: `access-${name}`,
      refreshToken: `refresh-${name}`,
      expiresIn,
      tokenType: 'Bearer',
    },
  });

  /** Answers with tokens in turn, and accepts only the newest access token. */
  function users(first = 0) {
    let count = first;
    return ({ path, headers }: Received): Answer => {
      if (path.endsWith('/logout')) return { status: 204 };
      if (/login|token/.test(path)) return { status: 200, body: tokens(String((count += 1))) };
      const isKnown = headers.authorization === `Bearer access-${count}`;
      return isKnown
        ? { status: 200, body: order }
        : { status: 401, body: { message: 'Unauthorized' } };
    };
  }
  const pathsSent = () => server.received.map(({ path }) => path.split('/').at(-1));

  it('begins with a login and sends its token with each call', async () => {
    const client = await clientOf(users());
    await client.logIn({ email: 'ada@example.com', password: 'a fine password' });
    expect(await client.me()).toEqual(order);
    expect(pathsSent()).toEqual(['login', 'me']);
    await client.logOut();
    expect(server.received[2]?.body).toBe('{"refreshToken":"refresh-1"}');
    await expect(client.me()).rejects.toMatchObject({ status: 401 });
  });

  it.each([
    ['that is about to expire', tokens('0', 10), ['me', 'me', 'me', 'token']],
    ['that is refused', tokens('old'), ['me', 'me', 'me', 'me', 'me', 'me', 'token']],
  ])('renews a token %s once for all calls of the moment', async (_what, old, expected) => {
    const client = await clientOf(users(), old);
    await Promise.all([client.me(), client.me(), client.me()]);
    expect(pathsSent().sort()).toEqual(expected);
  });

  it('ends when its refresh token is refused', async () => {
    const ended = problem('bad_refresh_token', 401);
    const client = await clientOf(
      ({ path }) => (path.endsWith('token') ? ended : { status: 200 }),
      tokens('0', 0),
    );
    await expect(client.me()).rejects.toMatchObject({ code: 'bad_refresh_token' });
    await client.logOut();
    expect(pathsSent()).toEqual(['token']);
  });
});
