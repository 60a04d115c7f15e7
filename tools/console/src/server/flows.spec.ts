import { summarise } from './flows.ts';
import { requestRecord } from '../testing/request-record.ts';

const internal = { entrance: 'internal', targetGroup: 'products-internal-tg' } as const;

it('counts what clients ask, with the latency of the middle and of the slowest', () => {
  const requests = Array.from({ length: 100 }, (_, index) => requestRecord({ ms: index + 1 }));
  const { gateway } = summarise(requests, 5);
  expect(gateway).toEqual({ rate: 20, errors: 0, p50: 50, p99: 99, throttled: 0 });
});

it('tells refusals of the edge from those of a task, and errors from both', () => {
  const { task: _, ...atTheEdge } = requestRecord({ status: 429, reason: 'throttled' });
  const { gateway } = summarise(
    [atTheEdge, requestRecord({ status: 429 }), requestRecord({ status: 503 })],
    1,
  );
  expect(gateway).toMatchObject({ rate: 3, errors: 1 / 3, throttled: 1 });
});

it('knows each way to each task, and does not count calls of services as clients', () => {
  const calls = [
    requestRecord(),
    requestRecord({ ...internal, task: 'products-1' }),
    requestRecord({ task: 'orders-2' }),
  ];
  const { gateway, flows, tasks } = summarise(calls, 1);
  expect(gateway.rate).toBe(2);
  expect(flows.map(({ entrance, group, task }) => [entrance, group, task])).toEqual([
    ['gateway', 'orders-tg', 'orders-1'],
    ['internal', 'products-internal-tg', 'products-1'],
    ['gateway', 'orders-tg', 'orders-2'],
  ]);
  expect([...tasks.keys()]).toEqual(['orders-1', 'products-1', 'orders-2']);
});

it('has no latency where nothing was asked', () => {
  const { gateway } = summarise([], 5);
  expect(gateway).toEqual({ rate: 0, errors: 0, p50: undefined, p99: undefined, throttled: 0 });
});
