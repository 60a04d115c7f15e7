import { readLogLine } from './log-line.ts';
import { requestRecord } from '../testing/request-record.ts';
import { traceOf } from './trace.ts';

it('puts the calls of services within the request that made them', () => {
  const spans = [
    requestRecord({ at: 1_012, ms: 20, entrance: 'internal', task: 'products-1' }),
    requestRecord({ at: 1_040, ms: 30, entrance: 'internal', task: 'payments-1' }),
    requestRecord({ at: 1_045, ms: 5, entrance: 'internal', task: 'users-1' }),
    requestRecord({ at: 1_000, ms: 80 }),
  ];
  const trace = traceOf('request-1', spans, []);
  expect(trace.spans.map(({ task, offset, depth }) => [task, offset, depth])).toEqual([
    ['orders-1', 0, 0],
    ['products-1', 12, 1],
    ['payments-1', 40, 1],
    ['users-1', 45, 2],
  ]);
});

it('names the orders that paths and lines speak of, each once', () => {
  const [first, second] = ['1', '2'].map((digit) => `01987b1c-8a4e-7c3a-9d52-00000000000${digit}`);
  const paths = [
    '/api/orders',
    `/internal/products/reservations/${first}/commit`,
    '/internal/payments/01987b1c-8a4e-5c3a-9d52-000000000009',
  ];
  const line = readLogLine('orders-1', JSON.stringify({ msg: 'x', orderId: second }));
  const trace = traceOf(
    'r',
    paths.map((path) => requestRecord({ path })),
    [line, line],
  );
  expect(trace.orders).toEqual([first, second]);
});
