import { latestAcceptance } from './watch-refusals.ts';

const attempts = (...rows: readonly (readonly [number, number])[]) =>
  rows.map(([sentAt, status]) => ({ sentAt, status }));

it('counts from the end of a session to the last request that was accepted', () => {
  const seen = attempts([900, 200], [1_100, 403], [3_000, 200], [3_100, 401], [3_200, 401]);
  expect(latestAcceptance(seen, 1_000)).toBe(2_000);
  expect(latestAcceptance(attempts([900, 200], [1_100, 401]), 1_000)).toBe(0);
});

it('takes a failure neither for a refusal nor for an acceptance', () => {
  expect(latestAcceptance(attempts([900, 200], [1_100, 503]), 1_000)).toBe(Infinity);
  expect(latestAcceptance(attempts([1_100, 401], [1_200, 503], [1_300, 429]), 1_000)).toBe(0);
});

it('finds a session that is accepted again after a refusal', () => {
  expect(latestAcceptance(attempts([1_100, 401], [1_200, 200]), 1_000)).toBe(Infinity);
});
