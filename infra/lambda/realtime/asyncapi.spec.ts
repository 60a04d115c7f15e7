import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { type TestDynamodb, testDynamodb } from '../../src/testing/dynamodb.ts';
import { type TestSockets, testSockets } from '../../src/testing/sockets.ts';
import { connectionsTable } from '../../src/testing/tables.ts';
import { dynamodbConnections } from './dynamodb-connections.ts';
import { createPush } from './push.ts';
import { createSocketHandlers } from './sockets.ts';

interface Document {
  readonly channels: Readonly<Record<'bus' | 'live', { readonly messages: Messages }>>;
}

type Messages = Readonly<
  Record<string, { readonly payload: object; readonly examples: readonly { payload: never }[] }>
>;

const file = join(import.meta.dirname, '../../../docs/events/asyncapi.json');
const { bus, live } = (JSON.parse(readFileSync(file, 'utf8')) as Document).channels;

/** Messages are closed here, so that a member which the document does not know is a violation. */
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const violations = (name: string, message: unknown) => {
  const payload = { ...live.messages[name]?.payload, additionalProperties: false };
  return ajv.validate(payload, message) ? [] : (ajv.errors ?? []);
};

let dynamodb: TestDynamodb;
let gateway: TestSockets;
beforeAll(async () => {
  [dynamodb, gateway] = await Promise.all([testDynamodb(connectionsTable), testSockets()]);
});
afterAll(() => Promise.all([dynamodb?.close(), gateway?.close()]));

/** The socket of the user of an event, as it is in the document. */
async function open(connectionId: string, userId: string) {
  const connections = dynamodbConnections(dynamodb.client, 'connections');
  const sockets = createSocketHandlers(connections);
  const expiresAt = String(Math.floor(Date.now() / 1_000) + 600);
  const session = { role: 'shopper', session: randomUUID(), tokenExpiresAt: expiresAt };
  const requestContext = { connectionId, authorizer: { principalId: userId, ...session } };
  await sockets.connect({ requestContext });
  const revocations = async () => ({ sessions: new Set<string>(), isCurrent: true });
  const push = createPush({ connections, gateway: gateway.client, revocations });
  const subscribe = async (message: unknown, id = connectionId) => {
    const body = JSON.stringify(message);
    const sent = await sockets.subscribe({ requestContext: { connectionId: id }, body });
    return JSON.parse(sent.body) as object;
  };
  return { push, subscribe };
}

it.each(Object.entries(bus.messages))(
  'sends %s from the bus to a socket as the document of the sockets says',
  async (name, { examples: [example] }) => {
    const news = example?.payload as never as Parameters<ReturnType<typeof createPush>>[0];
    const { push, subscribe } = await open(name, news.detail.userId);
    const reply = await subscribe({ action: 'subscribe', orderId: news.detail.orderId });
    expect(violations('subscribed', reply)).toEqual([]);
    await push(news);
    const sent = gateway.sent.get(name) ?? [];
    expect(sent).toHaveLength(1);
    expect(sent.flatMap((message) => violations(name, message))).toEqual([]);
  },
);

it('takes the subscription of the document, and refuses others as it says', async () => {
  const { subscribe } = await open('refused', randomUUID());
  const message = live.messages['subscribe']?.examples[0]?.payload;
  expect(violations('subscribed', await subscribe(message))).toEqual([]);
  for (const reply of [await subscribe({ action: 'subscribe' }), await subscribe(message, 'gone')])
    expect(violations('refused', reply)).toEqual([]);
});
