import { drawPicture } from '@quartet/console/server/picture';
import { rowOf } from '@quartet/console/testing/task-row';
import { model } from '@quartet/console/testing/model';
import type { Flow, LiveSnapshot } from '@quartet/console/views/live-snapshot';
import { requestFlowsOf, stepsOf } from './request-flows.ts';

const picture = drawPicture(model);
const nowWith = (flows: readonly Flow[], names: readonly string[]) =>
  ({ flows, tasks: names.map(rowOf) }) as unknown as LiveSnapshot;
const flow = {
  entrance: 'gateway',
  group: 'orders-tg',
  task: 'orders-1',
  rate: 4,
  errors: 0,
} as const;
const toOrders = [
  'outside',
  'gateway',
  'rule gateway orders orders-tg',
  'group gateway orders orders-tg',
];

it('knows each way to each task, used or not', () => {
  const courses = requestFlowsOf(picture, nowWith([flow], ['orders-1', 'orders-2']));
  const clients = courses.filter(({ nodes }) => nodes[0] === 'outside');
  expect(clients).toEqual([
    { nodes: [...toOrders, 'task orders-1'], rate: 4, errors: 0 },
    { nodes: [...toOrders, 'task orders-2'], rate: 0, errors: 0 },
  ]);
  expect(courses.map(({ nodes }) => nodes[0])).toContain('internal');
});

it('ends at the target group when it had no task, and at the gateway when it was refused', () => {
  const noTask = { ...flow, task: undefined, errors: 1 };
  const refused = { ...flow, group: undefined, task: undefined, rate: 2 };
  const courses = requestFlowsOf(picture, nowWith([noTask, refused], []));
  expect(courses).toEqual([
    { nodes: toOrders, rate: 4, errors: 1 },
    { nodes: ['outside', 'gateway'], rate: 2, errors: 0 },
  ]);
});

it('adds up what passes the same line', () => {
  const other = { ...flow, task: 'orders-2', rate: 12, errors: 0.5 };
  const now = nowWith([flow, other], ['orders-1', 'orders-2']);
  const steps = stepsOf(requestFlowsOf(picture, now));
  const rateTo = (to: string) => steps.find(({ nodes }) => nodes[1] === to);
  expect(rateTo('gateway')).toMatchObject({ rate: 16, errors: 0.375 });
  expect(rateTo('task orders-2')).toMatchObject({ rate: 12, errors: 0.5 });
});
