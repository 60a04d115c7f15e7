import { createHash } from 'node:crypto';
import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { newId } from '@quartet/database';
import { eventually } from '@quartet/testing';
import { connect } from '@quartet/aws/dynamodb/connect';
import { readModel } from '@quartet/cloudformation/read-model';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';
import { synthesis, type Synthesis } from '../testing/synthesis.ts';
import { type Realtime, startRealtime } from '../testing/realtime.ts';
import type { SocketClient } from '@quartet/aws/websocket-api/testing/socket-client';

let made: Synthesis<'dev' | 'rest' | 'named'>;
let realtime: Realtime;

beforeAll(async () => {
  const rest = { context: { edge: 'rest' } };
  const named = { context: { discovery: 'cloud-map' } };
  made = synthesis({ dev: {}, rest, named });
  realtime = await startRealtime(made.folder('dev'));
}, 300_000);
afterAll(() => realtime?.close());

const news = (orderId: string, userId: string, version = 1) => {
  return { orderId, userId, status: 'confirmed', eventId: newId(), version };
};
const versionsOf = ({ messages }: SocketClient) =>
  messages.flatMap((message) => (JSON.parse(message) as { version?: number }).version ?? []);
async function subscribed(token: string, orderId: string): Promise<SocketClient> {
  const client = await realtime.open(token);
  const answer = await client.ask(JSON.stringify({ action: 'subscribe', orderId }));
  expect(JSON.parse(answer)).toEqual({ subscribed: orderId });
  return client;
}
async function connections(): Promise<readonly string[]> {
  const TableName = realtime.model.tables.find(({ name }) => name.endsWith('-connections'))?.name;
  const { Items = [] } = await connect(realtime.cloudUrl).send(new ScanCommand({ TableName }));
  return Items.map(({ userId }) => userId?.S ?? '');
}

it('tells the owner of an order and an admin what becomes of it, and no stranger', async () => {
  const [orderId, owner, stranger] = [newId(), newId(), newId()];
  const { tokens } = realtime;
  const [mine, admins, strangers] = await Promise.all([
    subscribed(await tokens.user(owner), orderId),
    subscribed(await tokens.admin(), orderId),
    subscribed(await tokens.user(stranger), orderId),
  ]);
  await realtime.put('order.confirmed', news(orderId, owner, 1));
  await eventually(() => expect(versionsOf(mine)).toEqual([1]), 20_000);
  await eventually(() => expect(versionsOf(admins)).toEqual([1]), 20_000);
  expect(JSON.parse(mine.messages.at(-1) ?? '')).toMatchObject({
    type: 'order.confirmed',
    orderId,
    userId: owner,
    status: 'confirmed',
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  });
  await realtime.put('order.confirmed', news(orderId, stranger, 2));
  await eventually(() => expect(versionsOf(strangers)).toEqual([2]), 20_000);
  await eventually(() => expect(versionsOf(admins)).toEqual([1, 2]), 20_000);
  expect(versionsOf(mine)).toEqual([1]);
});

it('tells nobody of what is no news of orders', async () => {
  const [orderId, owner] = [newId(), newId()];
  const client = await subscribed(await realtime.tokens.user(owner), orderId);
  await realtime.put('basket.filled', news(orderId, owner, 1));
  await realtime.put('order.paid', news(orderId, owner, 2));
  await eventually(() => expect(versionsOf(client)).toEqual([2]), 20_000);
});

it('opens for valid tokens only', async () => {
  const { tokens } = realtime;
  for (const token of ['', 'x', await tokens.expired(), await tokens.wrongAudience()]) {
    expect(await realtime.refused(token)).toMatchObject({ status: 401 });
  }
});

it('answers a subscription to nothing, and an unknown action, with an error', async () => {
  const client = await realtime.open(await realtime.tokens.user());
  expect(await client.ask('{"action":"subscribe"}')).toContain('invalid_request');
  expect(await client.ask('{"action":"unsubscribe"}')).toContain('Forbidden');
});

it('forgets a socket that closes', async () => {
  const user = newId();
  const { socket } = await subscribed(await realtime.tokens.user(user), newId());
  const mine = async () => (await connections()).filter((each) => each === user).length;
  expect(await mine()).toBe(2);
  socket.close();
  await eventually(async () => expect(await mine()).toBe(0), 20_000);
});

it('lets the authoriser of the gateway find keys in their table', async () => {
  const { model, functions, cloudUrl } = realtime;
  const { name = '', environment } =
    model.functions.find((each) => 'API_KEYS_TABLE' in each.environment) ?? {};
  const hash = createHash('sha256').update('the-key').digest('hex');
  const Item = { hash: { S: hash }, name: { S: 'key' }, clientId: { S: 'me' }, rate: { N: '5' } };
  const TableName = environment?.['API_KEYS_TABLE'];
  await connect(cloudUrl).send(new PutItemCommand({ TableName, Item }));
  const asked = (key: string) =>
    functions.invoke(name, { routeKey: 'GET /api/products', headers: { 'x-api-key': key } });
  const context = { clientId: 'me', rate: 5 };
  expect(await asked('the-key')).toEqual({ isAuthorized: true, context });
  expect(await asked('another')).toEqual({ isAuthorized: false, context: {} });
});

it.each(['rest', 'named'] as const)('is the same behind another edge: %s', (variant) => {
  const [here, there] = (['dev', variant] as const).map((name) => {
    const {
      webSocketApi: sockets,
      tables,
      eventBuses: buses,
      functions,
    } = readModel(made.folder(name), endpoints);
    const handlers = functions.map(({ name, handler, timeout }) => [name, handler, timeout]);
    const realtime = handlers.filter(([name]) => String(name).includes('realtime'));
    return { sockets, tables, buses, realtime };
  });
  expect(there).toEqual(here);
});
