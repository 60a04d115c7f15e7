import { costOfOrder, ordersPerCore } from './cost-of-order.ts';

it('divides what all turns used by all orders', () => {
  const cost = costOfOrder([
    { orders: 100, used: { statements: 1_000, 'CPU ms of orders': 300 } },
    { orders: 300, used: { statements: 7_000, 'CPU ms of orders': 500 } },
  ]);
  expect(cost).toEqual({ statements: 20, 'CPU ms of orders': 2 });
});

it('scales the fsyncs that were reported to all WAL', () => {
  const used = { 'WAL bytes': 1_000, 'reported WAL bytes': 800, 'WAL fsyncs': 40 };
  expect(costOfOrder([{ orders: 10, used }])).toMatchObject({ 'WAL bytes': 100, 'WAL fsyncs': 5 });
});

it('counts the CPU of the services and of PostgreSQL for a core, and not that of the provider', () => {
  const cpu = { orders: 3, payments: 2, products: 1, PostgreSQL: 4, provider: 90 };
  const used = Object.entries(cpu).map(([name, ms]) => [`CPU ms of ${name}`, ms * 10] as const);
  expect(ordersPerCore(costOfOrder([{ orders: 10, used: Object.fromEntries(used) }]))).toBe(100);
});
