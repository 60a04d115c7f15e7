import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { eventually } from '@quartet/testing';
import { ruleFor, type TestBus, testBus } from '../cloud/testing/test-bus.ts';

let bus: TestBus;
beforeEach(async () => {
  const orders = { source: ['orders'], 'detail-type': [{ prefix: 'order.' }] };
  const rules = [
    ruleFor({ eventPattern: orders }),
    ruleFor({ eventPattern: orders, enabled: false }),
    ruleFor({ eventPattern: { source: ['once'] } }, 0),
    ruleFor({ eventPattern: { source: ['young'] } }, 2, 0),
  ];
  bus = await testBus([
    { name: 'shop', rules },
    { name: 'silent', rules: [] },
  ]);
});
afterEach(() => bus.close());

const entry = (changes: Partial<PutEventsRequestEntry> = {}): PutEventsRequestEntry => ({
  EventBusName: 'shop',
  Source: 'orders',
  DetailType: 'order.placed',
  Detail: JSON.stringify({ orderId: 'o-1', status: 'pending', eventId: 'e-1', version: 1 }),
  Time: new Date('2026-11-22T10:15:37.123Z'),
  ...changes,
});
const counted = (counts: object) => eventually(() => expect(bus.counts()).toEqual(counts));

it('calls the function of a rule that matches, with the event as EventBridge writes it', async () => {
  const { FailedEntryCount, Entries = [] } = await bus.put(entry({ Resources: ['arn:aws:one'] }));
  expect(FailedEntryCount).toBe(0);
  await counted({ delivered: 1, waiting: 0, dead: 0 });
  expect(bus.received).toEqual([
    {
      version: '0',
      id: Entries[0]?.EventId,
      'detail-type': 'order.placed',
      source: 'orders',
      account: '000000000000',
      time: '2026-11-22T10:15:37Z',
      region: 'us-east-1',
      resources: ['arn:aws:one'],
      detail: { orderId: 'o-1', status: 'pending', eventId: 'e-1', version: 1 },
    },
  ]);
});

// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
it('makes a span of each try of a traced event, below the span that put it', async () => {
  bus.failureStatuses.push(500);
  const root = 'Root=1-5759e988-bd862e3fe1be46a994272793';
  await bus.put(
    entry({ TraceHeader: `${root};Parent=53995c3f42cd8ad8;Sampled=1` }),
    entry({ TraceHeader: `${root};Parent=53995c3f42cd8ad8;Sampled=0` }),
    entry({ TraceHeader: 'anything' }),
    entry(),
  );
  await counted({ delivered: 4, waiting: 0, dead: 0 });
  const name = 'process order.placed';
  const parent = '00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01';
  const failures = bus.spans.map(([, , isFailed]) => isFailed);
  expect(bus.spans).toEqual(failures.map((isFailed) => [name, parent, isFailed]));
  expect([failures.length, failures.at(-1)]).toEqual([failures.includes(true) ? 2 : 1, false]);
});

it('writes every event that it takes, whoever listens, as the services write them', async () => {
  await bus.put(entry(), entry({ EventBusName: 'silent' }), entry({ Source: 'others' }));
  const line = {
    id: 'e-1',
    aggregate: 'order:o-1',
    version: 1,
    type: 'order.placed',
    data: { orderId: 'o-1', status: 'pending' },
    at: '2026-11-22T10:15:37.123Z',
  };
  expect(await bus.lines()).toEqual([line, line, line]);
  await counted({ delivered: 1, waiting: 0, dead: 0 });
});

it('takes the bus by its ARN, and the time of the call where none is given', async () => {
  const before = Date.now();
  const { Time: _, ...timeless } = entry({
    EventBusName: 'arn:aws:events:us-east-1:0:event-bus/shop',
  });
  await bus.put(timeless);
  await counted({ delivered: 1, waiting: 0, dead: 0 });
  const at = Date.parse(bus.received[0]?.time ?? '');
  expect(at).toBeGreaterThan(before - 1_001);
  expect(at).toBeLessThanOrEqual(Date.now());
});

it.each<[string, Partial<PutEventsRequestEntry>, string]>([
  ['Source', { Source: undefined }, 'InvalidArgument'],
  ['Source', { Source: '' }, 'InvalidArgument'],
  ['DetailType', { DetailType: undefined }, 'InvalidArgument'],
  ['DetailType', { DetailType: 'x'.repeat(129) }, 'InvalidArgument'],
  ['Detail', { Detail: undefined }, 'InvalidArgument'],
  ['Detail', { Detail: '{"a":' }, 'MalformedDetail'],
  ['Detail', { Detail: '[1]' }, 'MalformedDetail'],
  ['Detail', { Detail: '"text"' }, 'MalformedDetail'],
  ['Detail', { Detail: `${'{"a":'.repeat(1_102)}1${'}'.repeat(1_102)}` }, 'MalformedDetail'],
  ['source', { Source: 'aws.ec2' }, 'NotAuthorizedForSourceException'],
  ['bus', { EventBusName: 'nobody' }, 'AccessDeniedException'],
  ['bus', { EventBusName: undefined }, 'AccessDeniedException'],
])('refuses one entry for its %s, and takes the others (%#)', async (what, changes, code) => {
  const { FailedEntryCount, Entries = [] } = await bus.put(entry(changes), entry());
  expect(FailedEntryCount).toBe(1);
  expect(Entries).toEqual([
    { ErrorCode: code, ErrorMessage: expect.stringContaining(what) as string },
    { EventId: expect.any(String) as string },
  ]);
  expect(await bus.lines()).toHaveLength(1);
});

it.each([
  ['no entry', [], 'ValidationException'],
  ['eleven entries', Array.from({ length: 11 }, () => entry()), 'ValidationException'],
  [
    'more than 256 KB',
    [0, 1].map(() => entry({ Detail: `{"a":"${'x'.repeat(140_000)}"}` })),
    'ValidationException',
  ],
])('takes nothing of a request with %s', async (_what, entries, name) => {
  await expect(bus.put(...entries)).rejects.toMatchObject({
    name,
    $metadata: { httpStatusCode: 400 },
  });
  expect(await bus.lines()).toEqual([]);
});

it.each([
  ['AWSEvents.PutEvents', '{', 'SerializationException'],
  ['AWSEvents.PutEvents', '{"Entries":[{"Source":7}]}', 'SerializationException'],
  ['AWSEvents.ListRules', '{}', 'UnknownOperationException'],
  ['', '{}', 'UnknownOperationException'],
])('answers 400 to %s with %s', async (operation, body, type) => {
  const headers = { 'x-amz-target': operation };
  const answer = await fetch(bus.url, { method: 'POST', headers, body });
  expect([answer.status, await answer.json()]).toMatchObject([400, { __type: type }]);
});

it('refuses a time that is none', async () => {
  const body = JSON.stringify({ Entries: [{ ...entry(), Time: 1e20 }] });
  const headers = { 'x-amz-target': 'AWSEvents.PutEvents' };
  const answer = await fetch(bus.url, { method: 'POST', headers, body });
  expect(await answer.json()).toMatchObject({
    FailedEntryCount: 1,
    Entries: [{ ErrorCode: 'InvalidArgument', ErrorMessage: 'Time is no time.' }],
  });
});

it('calls a function that failed again, as often as its target allows', async () => {
  bus.failureStatuses.push(500, 500);
  await bus.put(entry());
  await counted({ delivered: 1, waiting: 0, dead: 0 });
  bus.failureStatuses.push(500, 500, 500);
  await bus.put(entry());
  await counted({ delivered: 1, waiting: 0, dead: 1 });
  expect(bus.received).toHaveLength(1);
});

it('gives up at once what may not be tried again, and what is too old for that', async () => {
  bus.failureStatuses.push(500, 500);
  await bus.put(entry({ Source: 'once' }));
  await counted({ delivered: 0, waiting: 0, dead: 1 });
  await bus.put(entry({ Source: 'young' }));
  await counted({ delivered: 0, waiting: 0, dead: 2 });
});

it('says by its health how many events were delivered', async () => {
  await bus.put(entry());
  await counted({ delivered: 1, waiting: 0, dead: 0 });
  const answer = await fetch(`${bus.url}/health`);
  expect([answer.status, await answer.text()]).toEqual([
    200,
    '{"status":"ready","deliveries":{"delivered":1,"waiting":0,"dead":0}}',
  ]);
});
