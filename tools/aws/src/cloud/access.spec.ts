import { GetItemCommand, DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Access } from '@quartet/cloudformation/model/access';
import { PolicyDocument } from '@quartet/cloudformation/schema/policy-document';
import { listen } from '@quartet/testing';
import { type Credentials, credentialsOf, rootCredentials } from '../iam/credentials.ts';
import { createGuard } from '../iam/guard.ts';
import { createCloud } from './cloud.ts';
import { sendJson } from './send-json.ts';

const place = { region: 'us-east-1', account: '123456789012' };
const arn = (service: string, resource: string) =>
  `arn:aws:${service}:${place.region}:${place.account}:${resource}`;
const role = 'arn:aws:iam::123456789012:role/shop-reader';
const policy = (statements: readonly object[]) => ({
  name: 'policy',
  ...PolicyDocument.parse({ Version: '2012-10-17', Statement: statements }),
});
const access: Access = {
  requests: [],
  resourcePolicies: [],
  roles: [
    {
      ...{ arn: role, name: 'reader', managedPolicyArns: [], permissionsBoundaryArn: undefined },
      trustPolicy: policy([]),
      policies: [
        policy([
          { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: arn('dynamodb', 'table/keys') },
          {
            Effect: 'Allow',
            Action: 'dynamodb:Query',
            Resource: arn('dynamodb', 'table/keys/index/by-name'),
          },
          {
            Effect: 'Allow',
            Action: 'events:PutEvents',
            Resource: arn('events', 'event-bus/shop'),
          },
        ]),
      ],
    },
  ],
};
const denials: object[] = [];
const uses: object[] = [];
let cloud: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  const guard = createGuard(access, {
    info: (fields) => uses.push(fields),
    warn: (fields) => denials.push(fields),
  });
  const dynamodb = {
    answer: (_req: unknown, _body: unknown, res: Parameters<typeof sendJson>[0]) =>
      sendJson(res, 200, {}),
  };
  const eventBridge = { putEvents: () => Promise.resolve({ FailedEntryCount: 0, Entries: [] }) };
  const health = () =>
    ({ status: 'ready', deliveries: { delivered: 0, waiting: 0, dead: 0 } }) as const;
  cloud = await listen(createCloud({ dynamodb, eventBridge, health, access: { guard, ...place } }));
});
afterAll(() => cloud.close());

const settings = (credentials: Credentials) => ({
  ...{ endpoint: cloud.url, region: place.region, credentials, maxAttempts: 1 },
});
const key = { hash: { S: 'a' } };

/** The name and the message of the error of a call; undefined for one that is allowed. */
async function denied(call: Promise<unknown>) {
  return call.then(
    () => undefined,
    ({ name, message }: Error) => [name, message],
  );
}

const getItem = (TableName: string, by = credentialsOf(role)) =>
  denied(new DynamoDBClient(settings(by)).send(new GetItemCommand({ TableName, Key: key })));
const query = (IndexName?: string) =>
  denied(
    new DynamoDBClient(settings(credentialsOf(role))).send(
      new QueryCommand({ TableName: 'keys', ...(IndexName && { IndexName }) }),
    ),
  );
const put = (...buses: readonly string[]) =>
  denied(
    new EventBridgeClient(settings(credentialsOf(role))).send(
      new PutEventsCommand({
        Entries: buses.map((EventBusName) => ({
          EventBusName,
          Source: 's',
          DetailType: 'd',
          Detail: '{}',
        })),
      }),
    ),
  );
const message = (action: string, resource: string) =>
  `User: arn:aws:sts::123456789012:assumed-role/shop-reader/local is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;

it('allows what the policies of the role allow', async () => {
  expect([await getItem('keys'), await query('by-name'), await put('shop')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(denials).toEqual([]);
  const reason = `policy.Statement.0 allows ${arn('dynamodb', 'table/keys')}`;
  expect(uses[0]).toEqual({ peer: role, op: 'dynamodb:GetItem', reason });
  await getItem('keys');
  expect(uses).toHaveLength(3);
});

it('denies another table, with the error of AWS and a line in the log', async () => {
  const [op, resource] = ['dynamodb:GetItem', arn('dynamodb', 'table/orders')];
  const reason = message(op, resource);
  const remediation = `It needs an Allow statement for ${op} on ${resource} in an identity-based policy of shop-reader.`;
  expect(await getItem('orders')).toEqual(['AccessDeniedException', reason]);
  expect(denials).toEqual([{ peer: role, op, resource, reason, remediation }]);
});

it('denies a table to who may query its index', async () => {
  const reason = message('dynamodb:Query', arn('dynamodb', 'table/keys'));
  expect(await query()).toEqual(['AccessDeniedException', reason]);
});

it('denies all events when one of the buses is not allowed', async () => {
  const reason = message('events:PutEvents', arn('events', 'event-bus/payroll'));
  expect(await put('shop', 'payroll')).toEqual(['AccessDeniedException', reason]);
});

it('denies keys that nobody has', async () => {
  const unknown = { accessKeyId: 'AKIA0', secretAccessKey: 'none' };
  expect(await getItem('keys', unknown)).toEqual([
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
  ]);
});

it('denies a caller who has the access key of a role, and not its secret', async () => {
  const stolen = { ...credentialsOf(role), secretAccessKey: 'guessed' };
  expect(await getItem('keys', stolen)).toEqual([
    'InvalidSignatureException',
    expect.stringMatching(/^The request signature we calculated does not match/),
  ]);
  expect(denials.at(-1)).toMatchObject({
    ...{ peer: 'unauthenticated', op: 'dynamodb:GetItem', resource: arn('dynamodb', 'table/keys') },
    remediation: expect.stringMatching(/signature of a role/),
  });
});

it('allows the root user everything', async () => {
  expect(await getItem('orders', rootCredentials)).toBeUndefined();
});
