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
  takeover: 25_070,
  lastTakeover: 15_240,
  settled: 31_000,
};

it('says of each seed what became of it', () => {
  const [, , row] = summary([good]).split('\n');
  expect(row).toBe('| 7 | 300 | 180 | 90 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 25.1 s | 15.2 s | 31.0 s |');
});

it('is good when everything that must be zero is', () => {
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
] as const)('is not good with one %s', (what) => {
  expect(isGood({ ...good, [what]: 1 })).toBe(false);
});

it('is not good when orders of a killed task wait for more than 20 seconds, with nothing else in the way', () => {
  expect(isGood({ ...good, lastTakeover: 20_001 })).toBe(false);
});
