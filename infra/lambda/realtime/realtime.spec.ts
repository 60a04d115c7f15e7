import { randomUUID } from 'node:crypto';
import { GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { type TestDynamodb, testDynamodb } from '../../src/testing/dynamodb.ts';
import { type TestSockets, testSockets } from '../../src/testing/sockets.ts';
import { connectionsTable } from '../../src/testing/tables.ts';
import type { User } from '../authorizer/tokens.ts';
import { dynamodbConnections } from './dynamodb-connections.ts';
import news from './fixture/order-confirmed.json' with { type: 'json' };
import message from './fixture/subscribe.json' with { type: 'json' };
import { createPush } from './push.ts';
import { createSockets } from './sockets.ts';

const { orderId, userId } = news.detail;
let dynamodb: TestDynamodb;
let gateway: TestSockets;
let sockets: ReturnType<typeof createSockets>;
let push: ReturnType<typeof createPush>;

beforeEach(async () => {
  [dynamodb, gateway] = await Promise.all([testDynamodb(connectionsTable), testSockets()]);
  const connections = dynamodbConnections(dynamodb.client, 'connections');
  sockets = createSockets(connections);
  push = createPush({ connections, gateway: gateway.client });
});
afterEach(() => Promise.all([dynamodb?.close(), gateway?.close()]));

const connect = (connectionId: string, { id, role }: User) =>
  sockets.connect({ requestContext: { connectionId, authorizer: { principalId: id, role } } });
const subscribe = (connectionId: string, body = message.body) =>
  sockets.subscribe({ requestContext: { ...message.requestContext, connectionId }, body });
const owner: User = { id: userId, role: 'shopper' };
const items = async () =>
  (await dynamodb.client.send(new ScanCommand({ TableName: 'connections' }))).Items ?? [];

it('tells a subscriber what becomes of the order', async () => {
  expect(await connect('a=', owner)).toMatchObject({ statusCode: 200 });
  expect(await subscribe('a=')).toEqual({
    statusCode: 200,
    body: JSON.stringify({ subscribed: orderId }),
  });
  await push(news);
  expect(gateway.told.get('a=')).toEqual([
    { id: news.id, type: 'order.confirmed', at: news.time, ...news.detail },
  ]);
});

it('tells the owner and admins, and no stranger who named the order', async () => {
  await connect('owner', owner);
  await connect('second window', owner);
  await connect('admin', { id: randomUUID(), role: 'admin' });
  await connect('stranger', { id: randomUUID(), role: 'shopper' });
  await connect('silent', owner);
  for (const id of ['owner', 'second window', 'admin', 'stranger']) await subscribe(id);
  await push(news);
  expect([...gateway.told.keys()].sort()).toEqual(['admin', 'owner', 'second window']);
});

it('tells no one about another order', async () => {
  await connect('a', owner);
  await subscribe('a');
  await push({ ...news, detail: { ...news.detail, orderId: randomUUID() } });
  expect(gateway.told.size).toBe(0);
});

it('forgets a socket that is gone, and tells the others', async () => {
  for (const id of ['gone', 'there']) {
    await connect(id, owner);
    await subscribe(id);
  }
  gateway.failing.set('gone', 410);
  await push(news);
  expect([...gateway.told.keys()]).toEqual(['there']);
  expect((await items()).map(({ connectionId }) => connectionId?.S)).toEqual(['there', 'there']);
});

it('fails when a socket cannot be told, so that the bus tries again, and forgets nobody', async () => {
  for (const id of ['failing', 'there']) {
    await connect(id, owner);
    await subscribe(id);
  }
  gateway.failing.set('failing', 500);
  await expect(push(news)).rejects.toThrow('some sockets could not be told');
  expect([...gateway.told.keys()]).toEqual(['there']);
  gateway.failing.clear();
  await push(news);
  expect(gateway.told.get('failing')).toHaveLength(1);
});

it.each(['', '{', '[]', 'null', '{"orderId":7}', '{"orderId":"-"}', '{"orderId":"no id"}'])(
  'answers 400 to %j',
  async (body) => {
    await connect('a', owner);
    expect(await subscribe('a', body)).toMatchObject({ statusCode: 400 });
    expect(await items()).toHaveLength(1);
  },
);

it('subscribes no socket that is not open, and opens none that was not authorised', async () => {
  expect(await subscribe('unknown')).toMatchObject({ statusCode: 401 });
  const requestContext = { connectionId: 'b' };
  expect(await sockets.connect({ requestContext })).toMatchObject({ statusCode: 401 });
  expect(await items()).toEqual([]);
});

it('forgets all of a socket when it closes', async () => {
  await connect('a', owner);
  await subscribe('a');
  await subscribe('a', JSON.stringify({ orderId: randomUUID() }));
  await connect('b', owner);
  expect(await items()).toHaveLength(4);
  await sockets.disconnect({ requestContext: { connectionId: 'a' } });
  expect((await items()).map(({ connectionId }) => connectionId?.S)).toEqual(['b']);
});

it('keeps nothing for longer than a socket can be open', async () => {
  await connect('a', owner);
  const Key = { connectionId: { S: 'a' }, orderId: { S: '-' } };
  const { Item } = await dynamodb.client.send(
    new GetItemCommand({ TableName: 'connections', Key }),
  );
  const seconds = Number(Item?.['expiresAt']?.N) - Date.now() / 1_000;
  expect(seconds).toBeGreaterThan(7_100);
  expect(seconds).toBeLessThanOrEqual(7_200);
});
