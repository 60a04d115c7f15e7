import { readLogLine } from './log-line.ts';
import { seen } from './testing/seen.ts';
import { traceOf } from './trace.ts';

it('puts the calls of services within the request that made them', () => {
  const spans = [
    seen({ at: 1_012, ms: 20, entrance: 'internal', task: 'products-1' }),
    seen({ at: 1_040, ms: 30, entrance: 'internal', task: 'payments-1' }),
    seen({ at: 1_045, ms: 5, entrance: 'internal', task: 'users-1' }),
    seen({ at: 1_000, ms: 80 }),
  ];
  const trace = traceOf('request-1', spans, []);
  expect(trace.spans.map(({ task, offset, depth }) => [task, offset, depth])).toEqual([
    ['orders-1', 0, 0],
    ['products-1', 12, 1],
    ['payments-1', 40, 1],
    ['users-1', 45, 2],
  ]);
});

it('names the orders that the lines speak of, each once', () => {
  const line = (orderId: string) => readLogLine('orders-1', JSON.stringify({ msg: 'x', orderId }));
  expect(traceOf('r', [], [line('a'), line('b'), line('a')]).orders).toEqual(['a', 'b']);
});
