import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { listen, type Listening } from '@quartet/testing';
import type { Table } from '@quartet/cloudformation/model/tables';
import { createCloud } from '../cloud/cloud.ts';
import { connect } from './connect.ts';
import { type Dynamodb, openDynamodb } from './dynamodb.ts';
import { deleteExpired } from './expiry.ts';
import { createTables } from './tables.ts';

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' });
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' });
const sockets: Table = {
  name: 'sockets',
  definition: {
    TableName: 'sockets',
    AttributeDefinitions: [text('socket'), text('order')],
    KeySchema: [hash('socket'), range('order')],
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-order',
        KeySchema: [hash('order'), range('socket')],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  },
  timeToLiveAttribute: 'endsAt',
};
const bySocket: Table = {
  ...sockets,
  definition: {
    TableName: 'sockets',
    AttributeDefinitions: [text('socket')],
    KeySchema: [hash('socket')],
    BillingMode: 'PAY_PER_REQUEST',
  },
};

let folder: string;
let dynamodb: Dynamodb;
let listening: Listening;
let client: DynamoDBClient;

async function start(path: string | undefined = folder): Promise<void> {
  dynamodb = openDynamodb(path);
  const { server } = dynamodb;
  const eventBridge = { putEvents: () => Promise.reject(new Error('nobody puts events')) };
  const deliveries = { delivered: 0, waiting: 0, dead: 0 };
  const health = () => ({ status: 'starting', deliveries }) as const;
  server.on('request', createCloud({ dynamodb, eventBridge, health }));
  listening = await listen(server);
  client = connect(listening.url);
}
async function stop(): Promise<void> {
  client.destroy();
  await listening.close();
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartet-tables-'));
  await start();
});
afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

const put = (socket: string, order: string, endsAt: number | string = 9_999_999_999) => {
  const end = typeof endsAt === 'number' ? { N: String(endsAt) } : { S: endsAt };
  const Item = { socket: { S: socket }, order: { S: order }, endsAt: end };
  return client.send(new PutItemCommand({ TableName: 'sockets', Item }));
};
const all = async () => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: 'sockets' }));
  return Items.map(({ socket, order }) => `${socket?.S} ${order?.S}`).sort();
};

it('makes the tables of the templates, with their keys and indexes', async () => {
  await createTables(client, [sockets]);
  await put('a', 'one');
  await put('b', 'one');
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: 'sockets',
      IndexName: 'by-order',
      KeyConditionExpression: '#order = :one',
      ExpressionAttributeNames: { '#order': 'order' },
      ExpressionAttributeValues: { ':one': { S: 'one' } },
    }),
  );
  expect(Items.map(({ socket }) => socket?.S)).toEqual(['a', 'b']);
});

it('keeps what is in them when it starts again', async () => {
  await createTables(client, [sockets]);
  await put('a', 'one');
  await stop();
  await start();
  await createTables(client, [sockets]);
  expect(await all()).toEqual(['a one']);
});

it('makes a table anew whose keys have changed', async () => {
  await createTables(client, [sockets]);
  await put('a', 'one');
  await createTables(client, [bySocket]);
  const { Table: made } = await client.send(new DescribeTableCommand({ TableName: 'sockets' }));
  expect(made).toMatchObject({ TableStatus: 'ACTIVE', KeySchema: [hash('socket')] });
  expect(await all()).toEqual([]);
});

it('keeps tables in memory where it has no folder', async () => {
  await stop();
  await start(undefined);
  await createTables(client, [sockets]);
  await put('a', 'one');
  expect(await all()).toEqual(['a one']);
});

it('deletes what has ended, and nothing else', async () => {
  const now = Math.floor(Date.now() / 1_000);
  await createTables(client, [sockets]);
  await put('ended', 'one', now - 60);
  await put('ended', 'two', now - 60);
  await put('open', 'one', now + 60);
  await put('no number', 'one', String(now - 60));
  await put('older than five years', 'one', now - 6 * 365 * 24 * 3_600);
  await deleteExpired({ client, tables: [sockets] });
  expect(await all()).toEqual(['no number one', 'older than five years one', 'open one']);
});

it('deletes nothing of a table without a time to live', async () => {
  await createTables(client, [sockets]);
  await put('ended', 'one', 1_700_000_000);
  await deleteExpired({ client, tables: [{ ...sockets, timeToLiveAttribute: undefined }] });
  expect(await all()).toEqual(['ended one']);
});

it('outlives a client that goes away in the middle of its request', async () => {
  await createTables(client, [sockets]);
  const socket = connectTcp(Number(new URL(listening.url).port), '127.0.0.1');
  await once(socket, 'connect');
  const target = 'x-amz-target: DynamoDB_20120810.PutItem';
  socket.write(`POST / HTTP/1.1\r\nhost: x\r\n${target}\r\ncontent-length: 100\r\n\r\n{"half`);
  const [req] = (await once(dynamodb.server, 'request')) as [IncomingMessage];
  const closed = new Promise((resolve) => req.once('close', resolve));
  socket.destroy();
  await closed;
  const Key = { socket: { S: 'a' }, order: { S: 'one' } };
  const answer = await client.send(new GetItemCommand({ TableName: 'sockets', Key }));
  expect(answer.Item).toBeUndefined();
});

it('says that it is starting', async () => {
  const answer = await fetch(`${listening.url}/health`);
  expect([answer.status, await answer.json()]).toMatchObject([503, { status: 'starting' }]);
});

it('has no operation that DynamoDB does not have', async () => {
  const headers = {
    'x-amz-target': 'DynamoDB_20120810.Forget',
    'content-type': 'application/x-amz-json-1.0',
  };
  const answer = await fetch(listening.url, { method: 'POST', headers, body: '{}' });
  const type = 'com.amazon.coral.service#UnknownOperationException';
  expect([answer.status, await answer.json()]).toEqual([400, { __type: type }]);
});
