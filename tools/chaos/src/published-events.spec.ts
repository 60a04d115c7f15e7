import { reportEvents } from './published-events.ts';

const last = new Map([
  ['order:a', 3],
  ['order:b', 2],
]);
const event = (aggregate: string, version: number) => ({
  aggregate: `order:${aggregate}`,
  version,
});

it('finds every event of every order, and does not count repetitions', () => {
  const events = [event('a', 1), event('b', 1), event('a', 2), event('a', 1), event('a', 3)];
  expect(reportEvents(last, [...events, event('b', 2)])).toEqual({
    ...{ events: 5, missing: 0, unmarked: 0, late: 0 },
  });
});

it('counts what is missing, what came late, and what no consumer could put in order', () => {
  const events = [event('a', 3), event('a', 1), event('b', 1), { aggregate: 'order:b' }];
  expect(reportEvents(last, events)).toEqual({ events: 3, missing: 2, unmarked: 1, late: 1 });
});
