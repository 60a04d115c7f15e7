import { isGood, type Outcome, summary } from './summary.ts';

const good: Outcome = {
  seed: 7,
  orders: 300,
  acknowledged: 180,
  faults: 90,
  lost: 0,
  chargedTwice: 0,
  oversold: 0,
  stuck: 0,
  unanswered: 0,
  violations: 0,
  broken: 0,
  discrepancies: 0,
  takeover: 25_070,
  lastTakeover: 5_240,
  rest: 7_300,
  settled: 31_000,
};

it('has a row with the result of each seed', () => {
  const [, , row] = summary([good]).split('\n');
  expect(row).toBe(
    '| 7 | 300 | 180 | 90 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 25.1 s | 5.2 s | 7.3 s | 31.0 s |',
  );
});

it('passes a seed whose counts are zero', () => {
  expect(isGood(good)).toBe(true);
});

it.each([
  'lost',
  'chargedTwice',
  'oversold',
  'stuck',
  'unanswered',
  'violations',
  'broken',
  'discrepancies',
] as const)('is not good with one %s', (what) => {
  expect(isGood({ ...good, [what]: 1 })).toBe(false);
});

it('fails a seed whose last takeover takes longer than 8 seconds', () => {
  expect(isGood({ ...good, lastTakeover: 8_001 })).toBe(false);
});

it('fails a seed whose orders rest later than 10 seconds after the last fault', () => {
  expect(isGood({ ...good, rest: 10_001 })).toBe(false);
});
