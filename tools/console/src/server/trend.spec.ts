import { requestRecord } from '../testing/request-record.ts';
import { trendOf } from './trend.ts';

const now = 100_500;

it('has a number for each of the last sixty whole seconds, the latest last', () => {
  const times = [99_000, 99_900, 98_500, 40_100, 39_900, 100_100];
  const requests = times.map((at) =>
    requestRecord({ at, ms: 1, status: at === 98_500 ? 500 : 200 }),
  );
  const { rate, errors, p99 } = trendOf({ records: requests, seconds: 61 }, now);
  expect([rate.length, rate.at(-1), rate.at(-2), rate.at(0)]).toEqual([60, 2, 1, 1]);
  expect([errors.at(-1), errors.at(-2)]).toEqual([0, 1]);
  expect([p99.at(-1), p99.at(-3)]).toEqual([1, 0]);
});

it('counts clients alone', () => {
  const requests = [
    requestRecord({ at: 99_000, ms: 1 }),
    requestRecord({ at: 99_000, entrance: 'internal' }),
  ];
  expect(trendOf({ records: requests, seconds: 61 }, now).rate.at(-1)).toBe(1);
});

it('is as long as what is remembered, and does not take what is forgotten for silence', () => {
  const { rate } = trendOf({ records: [requestRecord({ at: 99_000, ms: 1 })], seconds: 2.4 }, now);
  expect(rate).toEqual([0, 1]);
});
