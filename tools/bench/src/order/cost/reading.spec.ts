import { usedBetween } from './reading.ts';

const session = (pid: number, database: string, cpu: number) => ({ pid, database, cpu });

it('is the difference of each counter', () => {
  const before = { counters: { statements: 10, 'log bytes': 200 }, sessions: [] };
  const after = { counters: { statements: 25, 'log bytes': 1_000 }, sessions: [] };
  expect(usedBetween(before, after)).toEqual({ statements: 15, 'log bytes': 800 });
});

it('adds up the sessions of a database, also those that were opened in between', () => {
  const before = { counters: {}, sessions: [session(1, 'orders', 70), session(2, 'payments', 5)] };
  const after = {
    counters: {},
    sessions: [session(1, 'orders', 100), session(3, 'orders', 20), session(2, 'payments', 6)],
  };
  expect(usedBetween(before, after)).toEqual({
    'CPU ms of the sessions of orders': 50,
    'CPU ms of the sessions of payments': 1,
  });
});

it('leaves out a session that was closed in between', () => {
  const before = { counters: {}, sessions: [session(1, 'orders', 70), session(2, 'orders', 5)] };
  const after = { counters: {}, sessions: [session(2, 'orders', 9)] };
  expect(usedBetween(before, after)).toEqual({ 'CPU ms of the sessions of orders': 4 });
});
