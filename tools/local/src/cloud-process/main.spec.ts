import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { rootCredentials } from '@quartet/aws/iam/credentials';
import { connect } from '@quartet/aws/dynamodb/connect';
import type { Table } from '@quartet/cloudformation/model/tables';
import type { Bus } from '@quartet/events';
import { eventually } from '@quartet/testing';
import {
  type CloudModel,
  type CloudProcess,
  failedCloud,
  startCloud,
} from './testing/cloud-process.ts';

const orders = join(import.meta.dirname, '../../../../apps/orders/src/outside');
const keys: Table = {
  name: 'keys',
  definition: {
    AttributeDefinitions: [{ AttributeName: 'hash', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'hash', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  },
  timeToLiveAttribute: 'endsAt',
};
const model: CloudModel = {
  tables: [keys],
  eventBuses: [{ name: 'shop', rules: [] }],
  functions: [],
  access: { roles: [], resourcePolicies: [], requests: [] },
};
const events = ['order.placed', 'order.confirmed'].map((type, index) => ({
  id: `0199-${index}`,
  aggregate: 'order:o-1',
  version: index + 1,
  type,
  data: { orderId: 'o-1', userId: 'u-1', status: 'pending', reason: null },
  at: new Date(1_795_342_537_123 + index),
}));

let folder: string;
let cloud: CloudProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartet-cloud-'));
  cloud = await start({ EXPIRY_SWEEP: '20' });
});
afterAll(async () => {
  await cloud.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

function start(environment: Record<string, string> = {}): Promise<CloudProcess> {
  return startCloud({ folder, model, environment });
}

/** Publishes events with the code of the orders service. */
async function publish(bus: string): Promise<void> {
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_EVENTBRIDGE: cloud.url,
  });
  const { eventBridgeBus } = (await import(join(orders, 'eventbridge-bus.ts'))) as {
    eventBridgeBus: (name: string) => Bus;
  };
  await eventBridgeBus(bus).publish(events);
}

it('refuses what the orders service sends to a bus that is not there', async () => {
  await expect(publish('other')).rejects.toThrow(
    'the event bus refused an event: AccessDeniedException',
  );
});

it('forgets items whose time has ended', async () => {
  const client = connect(cloud.url);
  const put = (hash: string, endsAt: number) => {
    const Item = { hash: { S: hash }, endsAt: { N: String(endsAt) } };
    return client.send(new PutItemCommand({ TableName: 'keys', Item }));
  };
  await put('stays', 9_999_999_999);
  await put('goes', 1_790_000_000);
  await eventually(async () => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: 'keys' }));
    expect(Items.map(({ hash }) => hash?.S)).toEqual(['stays']);
  });
});

describe('a cloud that is killed at once', () => {
  const Item = { hash: { S: 'h' }, clientId: { S: 'c' } };
  let written: string;
  beforeAll(async () => {
    await connect(cloud.url).send(new PutItemCommand({ TableName: 'keys', Item }));
    await publish('shop');
    await cloud.kill('SIGKILL');
    written = await readFile(join(folder, 'events.jsonl'), 'utf8');
    cloud = await start();
  });

  it('has what the orders service sent in the file', async () => {
    const other = join(folder, 'other.jsonl');
    const { fileBus } = (await import(join(orders, 'file-bus.ts'))) as {
      fileBus: (path: string) => Bus;
    };
    await fileBus(other).publish(events);
    expect(written).toBe(await readFile(other, 'utf8'));
    expect(written.split('\n')).toHaveLength(events.length + 1);
  });

  it('keeps its tables', async () => {
    const Key = { hash: { S: 'h' } };
    const found = await connect(cloud.url).send(new GetItemCommand({ TableName: 'keys', Key }));
    expect(found.Item).toEqual(Item);
  });
});

it('ends when it is told to', async () => {
  expect((await fetch(`${cloud.url}/health`)).status).toBe(200);
  expect(await cloud.kill('SIGTERM')).toBe(0);
});

it('says what is wrong with its environment, all at once', async () => {
  const environment = { PORT: 'x', EVENTS_FILE: '', EXPIRY_SWEEP: '-1' };
  const [code, output] = await failedCloud({ folder, model, environment });
  expect(code).toBe(1);
  expect(output).toMatch(/PORT: .*\n.*EVENTS_FILE: .*\n.*EXPIRY_SWEEP: /);
});

it('says in one sentence which rule it does not understand', async () => {
  const pattern = { source: [{ starts: 'x' }] };
  const rule = { name: 'news', enabled: true, eventPattern: pattern, targets: [] };
  const eventBuses = [{ name: 'shop', rules: [rule] }];
  const [code, output] = await failedCloud({ folder, model: { ...model, eventBuses } });
  expect(code).toBe(1);
  const { msg, err } = JSON.parse(output) as { msg: string; err: { message: string } };
  expect(`${msg}: ${err.message}`).toBe(
    'cloud process failed: The rule news: pattern.source[0] is no comparison: {"starts":"x"}.',
  );
});
