import { percentile, restRuns } from './rest-times.ts';

const rows = (order: string, ...states: readonly (readonly [string, number])[]) =>
  states.map(([state, at]) => ({ order, method: 'pm_ok', state, at }));

it('counts from the last fault until an order rests, and from its begin when that came later', () => {
  const history = [
    ...rows('a', ['RESERVING', 100], ['CAPTURING', 900], ['CONFIRMED', 1_700]),
    ...rows('b', ['RESERVING', 100], ['CONFIRMED', 800]),
    ...rows('c', ['RESERVING', 1_200], ['COMPENSATING', 1_250], ['REJECTED', 1_300]),
    ...rows('d', ['RESERVING', 1], ['CONFIRMED', 2], ['REFUNDING', 3_000], ['REFUNDED', 3_500]),
    ...rows('e', ['RESERVING', 100]),
    ...rows('f', ['CONFIRMED', 5_000]),
  ];
  const runs = restRuns(history, 1_000);
  expect(runs.map(({ order, ms }) => [order, ms])).toEqual([
    ['a', 700],
    ['c', 100],
    ['d', 500],
  ]);
  expect(runs.map(({ states }) => states)).toEqual([
    [
      ['RESERVING', 0],
      ['CAPTURING', 700],
    ],
    [
      ['RESERVING', 50],
      ['COMPENSATING', 50],
    ],
    [['REFUNDING', 500]],
  ]);
});

it('takes the value that 99 of 100 do not exceed', () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(percentile(values, 0.99)).toBe(198);
  expect(percentile([7], 0.99)).toBe(7);
  expect(percentile([], 0.99)).toBeUndefined();
});
