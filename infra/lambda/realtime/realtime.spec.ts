import { randomUUID } from 'node:crypto';
import { GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { type TestDynamodb, testDynamodb } from '../../src/testing/dynamodb.ts';
import { type TestSockets, testSockets } from '../../src/testing/sockets.ts';
import { connectionsTable } from '../../src/testing/tables.ts';
import type { User } from '../authorizer/token-verifier.ts';
import { unverified } from './authorize.ts';
import { dynamodbConnections } from './dynamodb-connections.ts';
import news from './fixture/order-confirmed.json' with { type: 'json' };
import message from './fixture/subscribe.json' with { type: 'json' };
import type { RevocationList } from './published-revocations.ts';
import { createPush } from './push.ts';
import { createSocketHandlers } from './sockets.ts';

const { orderId, userId } = news.detail;
let dynamodb: TestDynamodb;
let gateway: TestSockets;
let sockets: ReturnType<typeof createSocketHandlers>;
let push: ReturnType<typeof createPush>;
let list: RevocationList;

beforeEach(async () => {
  [dynamodb, gateway] = await Promise.all([testDynamodb(connectionsTable), testSockets()]);
  const connections = dynamodbConnections(dynamodb.client, 'connections');
  sockets = createSocketHandlers(connections);
  list = { sessions: new Set(), isCurrent: true };
  push = createPush({ connections, gateway: gateway.client, revocations: async () => list });
});
afterEach(() => Promise.all([dynamodb?.close(), gateway?.close()]));

const connect = (connectionId: string, { id: principalId, role, session, expiresAt }: User) => {
  const authorizer = { principalId, role, session, tokenExpiresAt: String(expiresAt) };
  return sockets.connect({ requestContext: { connectionId, authorizer } });
};
const userOf = (id: string, role: User['role']): User => ({
  ...{ id, role, session: randomUUID() },
  expiresAt: Math.floor(Date.now() / 1_000) + 600,
});
const subscribe = (connectionId: string, body = message.body) =>
  sockets.subscribe({ requestContext: { ...message.requestContext, connectionId }, body });
const owner = userOf(userId, 'shopper');
const items = async () =>
  (await dynamodb.client.send(new ScanCommand({ TableName: 'connections' }))).Items ?? [];

it('sends the events of an order to a subscriber', async () => {
  expect(await connect('a=', owner)).toMatchObject({ statusCode: 200 });
  expect(await subscribe('a=')).toEqual({
    statusCode: 200,
    body: JSON.stringify({ subscribed: orderId }),
  });
  await push(news);
  expect(gateway.sent.get('a=')).toEqual([
    { id: news.id, type: 'order.confirmed', at: news.time, ...news.detail },
  ]);
});

it('sends the events of an order to its owner and to admins, and to no other subscriber', async () => {
  await connect('owner', owner);
  await connect('second window', owner);
  await connect('admin', userOf(randomUUID(), 'admin'));
  await connect('stranger', userOf(randomUUID(), 'shopper'));
  await connect('silent', owner);
  for (const id of ['owner', 'second window', 'admin', 'stranger']) await subscribe(id);
  await push(news);
  expect([...gateway.sent.keys()].sort()).toEqual(['admin', 'owner', 'second window']);
});

it('closes the connections of a session that has ended, and sends nothing to them', async () => {
  const admin = userOf(randomUUID(), 'admin');
  await connect('admin', admin);
  await connect('owner', owner);
  for (const id of ['admin', 'owner']) await subscribe(id);
  list = { sessions: new Set([admin.session]), isCurrent: true };
  await push(news);
  expect([...gateway.sent.keys()]).toEqual(['owner']);
  expect([...gateway.closed]).toEqual(['admin']);
  expect((await items()).map(({ connectionId }) => connectionId?.S)).toEqual(['owner', 'owner']);
});

it('closes a connection whose token has expired, and one that is gone already', async () => {
  for (const id of ['expired', 'gone']) {
    await connect(id, { ...owner, expiresAt: Math.floor(Date.now() / 1_000) - 1 });
    await subscribe(id);
  }
  gateway.statuses.set('gone', 410);
  await push(news);
  expect([...gateway.closed]).toEqual(['expired']);
  expect(gateway.sent.size).toBe(0);
  expect(await items()).toEqual([]);
});

it('sends to owners and to no admin while nobody knows which sessions have ended', async () => {
  await connect('admin', userOf(randomUUID(), 'admin'));
  await connect('owner', owner);
  for (const id of ['admin', 'owner']) await subscribe(id);
  list = { sessions: new Set(), isCurrent: false };
  await push(news);
  expect([...gateway.sent.keys()]).toEqual(['owner']);
  expect(gateway.closed.size).toBe(0);
});

it('sends nothing to the subscribers of another order', async () => {
  await connect('a', owner);
  await subscribe('a');
  await push({ ...news, detail: { ...news.detail, orderId: randomUUID() } });
  expect(gateway.sent.size).toBe(0);
});

it('removes a connection that is gone, and sends to the others', async () => {
  for (const id of ['gone', 'there']) {
    await connect(id, owner);
    await subscribe(id);
  }
  gateway.statuses.set('gone', 410);
  await push(news);
  expect([...gateway.sent.keys()]).toEqual(['there']);
  expect((await items()).map(({ connectionId }) => connectionId?.S)).toEqual(['there', 'there']);
});

it('fails when a delivery fails, so that EventBridge retries, and removes no connection', async () => {
  for (const id of ['failing', 'there']) {
    await connect(id, owner);
    await subscribe(id);
  }
  gateway.statuses.set('failing', 500);
  await expect(push(news)).rejects.toThrow('delivery to some connections failed');
  expect([...gateway.sent.keys()]).toEqual(['there']);
  gateway.statuses.clear();
  await push(news);
  expect(gateway.sent.get('failing')).toHaveLength(1);
});

it.each(['', '{', '[]', 'null', '{"orderId":7}', '{"orderId":"-"}', '{"orderId":"no id"}'])(
  'answers 400 to %j',
  async (body) => {
    await connect('a', owner);
    expect(await subscribe('a', body)).toMatchObject({ statusCode: 400 });
    expect(await items()).toHaveLength(1);
  },
);

it('answers 401 to a subscription without a connection, and to a connection without an authorizer', async () => {
  expect(await subscribe('unknown')).toMatchObject({ statusCode: 401 });
  const requestContext = { connectionId: 'b' };
  expect(await sockets.connect({ requestContext })).toMatchObject({ statusCode: 401 });
  expect(await items()).toEqual([]);
});

it('removes a connection and all of its subscriptions when it closes', async () => {
  await connect('a', owner);
  await subscribe('a');
  await subscribe('a', JSON.stringify({ orderId: randomUUID() }));
  await connect('b', owner);
  expect(await items()).toHaveLength(4);
  await sockets.disconnect({ requestContext: { connectionId: 'a' } });
  expect((await items()).map(({ connectionId }) => connectionId?.S)).toEqual(['b']);
});

it('lets items expire after the longest time that a connection can be open', async () => {
  await connect('a', owner);
  const Key = { connectionId: { S: 'a' }, orderId: { S: '-' } };
  const { Item } = await dynamodb.client.send(
    new GetItemCommand({ TableName: 'connections', Key }),
  );
  const seconds = Number(Item?.['expiresAt']?.N) - Date.now() / 1_000;
  expect(seconds).toBeGreaterThan(7_100);
  expect(seconds).toBeLessThanOrEqual(7_200);
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
it('opens no connection while tokens cannot be verified', async () => {
  const authorizer = { principalId: 'unknown', role: unverified };
  const answer = await sockets.connect({ requestContext: { connectionId: 'a=', authorizer } });
  expect(answer).toEqual({ statusCode: 503, body: JSON.stringify({ error: 'unavailable' }) });
  expect(await items()).toEqual([]);
});
