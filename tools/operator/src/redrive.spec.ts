import { run } from './run.ts';
import { type TestQueues, testQueues } from './testing/test-queues.ts';

const [shared, realtime] = ['quartet-dev-dead-letters', 'quartet-dev-realtime-dead-letters'];
let aws: TestQueues;

beforeEach(async () => {
  aws = await testQueues();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
  });
});
afterEach(() => aws.close());

const redrive = () => run(['queues', 'redrive', 'dev'], {});
const bodyOf = (type: string, number = 0) =>
  JSON.stringify({
    ...{ version: '0', id: `event-${number}`, source: 'quartet.orders', 'detail-type': type },
    ...{ time: '2026-01-01T00:00:00Z', detail: { number } },
  });

it('puts the events of both queues on the bus again, and empties the queues', async () => {
  aws.queues.set(
    shared,
    Array.from({ length: 23 }, (_, number) => bodyOf('order.placed', number)),
  );
  aws.queues.set(realtime, [bodyOf('order.confirmed', 23)]);
  expect(await redrive()).toEqual({
    code: 0,
    out: `${shared}: 23 events are sent again, 0 are left.\n${realtime}: 1 events are sent again, 0 are left.\n`,
    error: '',
  });
  expect(aws.accepted).toHaveLength(24);
  expect(aws.accepted.at(-1)).toMatchObject({
    EventBusName: 'quartet-dev',
    Source: 'quartet.orders',
    DetailType: 'order.confirmed',
    Detail: '{"number":23}',
  });
  expect([...aws.queues.values()]).toEqual([[], []]);
});

it('leaves in the queue what the bus refuses, and what is no event', async () => {
  aws.refused.add('order.cancelled');
  const kept = [bodyOf('order.cancelled', 1), 'no event'];
  aws.queues.set(shared, [...kept, bodyOf('order.placed', 2)]);
  expect(await redrive()).toMatchObject({
    code: 1,
    out: expect.stringContaining('1 events are sent again, 2 are left.') as string,
  });
  expect(aws.queues.get(shared)).toEqual(kept);
});
