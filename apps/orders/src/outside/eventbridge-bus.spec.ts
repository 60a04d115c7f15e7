import { text } from 'node:stream/consumers';
import { newId } from '@quartet/database';
import { type Event, RefusedEvent } from '@quartet/events';
import { listen, type Listening } from '@quartet/testing';
import { eventBridgeBus } from './eventbridge-bus.ts';

interface Entry {
  readonly EventBusName: string;
  readonly Source: string;
  readonly DetailType: string;
  readonly Time: number;
  readonly Detail: string;
  readonly TraceHeader?: string;
}

let bus: Listening;
let taken: Entry[][];
let refusals: Readonly<Record<string, string>>;
let status: number;
let type: string | undefined;

let silent: boolean;

beforeAll(async () => {
  bus = await listen(async (req, res) => {
    if (silent) return;
    const { Entries } = JSON.parse(await text(req)) as { readonly Entries: Entry[] };
    if (req.headers['x-amz-target'] !== 'AWSEvents.PutEvents') status = 400;
    if (status === 200) taken.push(Entries);
    res.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
    const answers = Entries.map(({ DetailType }) =>
      DetailType in refusals ? { ErrorCode: refusals[DetailType] } : { EventId: newId() },
    );
    res.end(JSON.stringify({ __type: type, FailedEntryCount: 0, Entries: answers }));
  });
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'task',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL: bus.url,
  });
});
beforeEach(() => {
  [taken, refusals, status, type, silent] = [[], {}, 200, undefined, false];
});
afterAll(() => bus.close());

const { publish } = eventBridgeBus('quartet-dev');
const event = (version = 1, type = 'order.placed'): Event => ({
  id: newId(),
  aggregate: 'order:1',
  version,
  type,
  data: { orderId: '1', userId: '2', status: 'pending' },
  at: new Date('2026-11-22T10:15:37Z'),
});

// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
it('names the trace of an event, for EventBridge to pass on', async () => {
  const traceparent = '00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01';
  await publish([{ ...event(), traceparent }, event(2)]);
  const headers = taken[0]?.map(({ TraceHeader }) => TraceHeader);
  const root = '1-5759e988-bd862e3fe1be46a994272793';
  expect(headers).toEqual([`Root=${root};Parent=53995c3f42cd8ad8;Sampled=1`, undefined]);
});

it('sends an event with what others need to know it by', async () => {
  const placed = event();
  await publish([placed]);
  expect(taken).toEqual([
    [
      {
        EventBusName: 'quartet-dev',
        Source: 'quartet.orders',
        DetailType: 'order.placed',
        Time: placed.at.getTime() / 1_000,
        Detail: JSON.stringify({ ...placed.data, eventId: placed.id, version: 1 }),
      },
    ],
  ]);
});

it('sends no more than ten at once, and all of them', async () => {
  await publish(Array.from({ length: 23 }, (_, index) => event(index + 1)));
  expect(taken.map(({ length }) => length)).toEqual([10, 10, 3]);
  const versions = taken.flat().map(({ Detail }) => (JSON.parse(Detail) as Event).version);
  expect(versions).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
});

// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
it.each([
  ['did not take', 'InternalFailure', false],
  ['did not take', 'ThrottlingException', false],
  ['refused', 'MalformedDetail', true],
])(
  'fails when the bus %s one event for %s, whatever the status of the whole',
  async (verb, code, isRefused) => {
    refusals = { 'order.refused': code };
    const error = await publish([event(1), event(2, 'order.refused')]).catch(
      (thrown: Error) => thrown,
    );
    expect(error).toHaveProperty('message', `the event bus ${verb} an event: ${code}`);
    expect(error instanceof RefusedEvent).toBe(isRefused);
  },
);

// https://docs.aws.amazon.com/eventbridge/latest/APIReference/CommonErrors.html
it('fails with a refusal when the bus refuses the whole call for what is in it', async () => {
  [status, type] = [400, 'ValidationException'];
  await expect(publish([event()])).rejects.toThrow(RefusedEvent);
});

it('fails when the bus fails, and works again when it does', async () => {
  status = 500;
  await expect(publish([event()])).rejects.toThrow();
  status = 200;
  await publish([event()]);
  expect(taken).toHaveLength(1);
});

it('sends nothing when there is nothing to send', async () => {
  await publish([]);
  expect(taken).toEqual([]);
});

it('waits no longer than its limit for a bus that does not answer', async () => {
  silent = true;
  await expect(publish([event()])).rejects.toThrow(/timeout|timed out/i);
}, 60_000);
