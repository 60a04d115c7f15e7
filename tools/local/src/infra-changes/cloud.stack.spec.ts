import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { eventually } from '@quartet/testing';
import { rootCredentials } from '@quartet/aws/iam/credentials';
import { connect } from '@quartet/aws/dynamodb/connect';
import { rewrite } from '../testing/rewrite.ts';
import type { SmallStack } from '../testing/small-stack.ts';
import { ask, runBoth, type TwoStacks } from './testing/two-stacks.ts';

let stacks: TwoStacks;

jest.setTimeout(300_000);

beforeAll(async () => {
  stacks = await runBoth({
    after: {},
    rewrite: (folder) => {
      const pattern = { EventPattern: { source: ['quartet.payments'] } };
      rewrite(folder, ['data', 'AWS::DynamoDB::Table'], { TableName: 'dev-keys-of-clients' });
      rewrite(folder, ['realtime', 'AWS::Events::Rule'], pattern);
      rewrite(folder, ['realtime', 'AWS::ApiGatewayV2::Stage'], { StageName: 'wire' });
    },
  });
});

afterAll(() => stacks.close());

async function tell({ endpoints }: SmallStack, sources: readonly string[]): Promise<void> {
  const client = new EventBridgeClient({
    endpoint: endpoints.cloud,
    region: 'us-east-1',
    credentials: rootCredentials,
  });
  const Detail = JSON.stringify({ orderId: 'an order', userId: 'a user' });
  const event = { EventBusName: 'quartet-dev', DetailType: 'order.confirmed', Detail };
  const Entries = sources.map((Source) => ({ ...event, Source }));
  await client.send(new PutEventsCommand({ Entries }));
  client.destroy();
}

/** The number of events that the function of the rule got, once none is on its way. */
function delivered({ endpoints }: SmallStack): Promise<number> {
  return eventually(async () => {
    const answer = await fetch(`${endpoints.cloud}/health`);
    const { deliveries } = (await answer.json()) as {
      readonly deliveries: { readonly delivered: number; readonly waiting: number };
    };
    if (deliveries.waiting > 0) throw new Error('some events are on their way');
    return deliveries.delivered;
  }, 60_000);
}

it('shows a table', async () => {
  const tables = await stacks.both(async ({ endpoints }) => {
    const client = connect(endpoints.cloud);
    const { TableNames } = await client.send(new ListTablesCommand({}));
    client.destroy();
    return TableNames;
  });
  expect(tables).toEqual([
    ['quartet-dev-api-keys', 'quartet-dev-connections'],
    ['dev-keys-of-clients', 'quartet-dev-connections'],
  ]);
});

it('shows the pattern of a rule of the bus', async () => {
  const counts = await stacks.both(async (stack) => {
    await tell(stack, ['quartet.orders', 'quartet.payments', 'quartet.payments']);
    return delivered(stack);
  });
  expect(counts).toEqual([1, 2]);
});

it('shows the stage of the WebSocket API', async () => {
  const upgrade = {
    connection: 'upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'c3VjaCBhIG5pY2Uga2V5IQ==',
  };
  const statuses = await stacks.both(async (stack) => {
    const answers = [await ask(stack, '/live', upgrade), await ask(stack, '/wire', upgrade)];
    return answers.map(({ status }) => status);
  });
  expect(statuses).toEqual([
    [401, 404],
    [404, 401],
  ]);
});
