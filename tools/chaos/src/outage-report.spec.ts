import { outageReport, meetsLimits } from './outage-report.ts';
import type { Probe } from './probe.ts';

const span = { start: 10_000, end: 30_000 };

function seen(begun: number, took: number, more: Partial<Probe> = {}): Probe {
  return { kind: 'read', begun, ended: begun + took, status: 200, retryAfter: false, ...more };
}

const busy = { status: 503, retryAfter: true };
const good = [
  seen(9_000, 50),
  seen(9_500, 1_500, busy),
  seen(20_000, 2_000, busy),
  seen(30_500, 100),
];

it('is bearable when all is refused in time and works again soon', () => {
  const absence = outageReport(good, span);
  expect(absence).toEqual({
    requests: 2,
    unanswered: 0,
    slowest: 2_000,
    unexpected: [],
    recovery: 600,
  });
  expect(meetsLimits(absence)).toBe(true);
});

it.each<[string, Probe]>([
  ['a request that got no answer', seen(20_000, 100, { status: undefined })],
  ['an answer that took four seconds', seen(20_000, 4_000, busy)],
  ['an answer that took four seconds, begun before', seen(9_500, 4_000)],
  ['a failure that is no 503', seen(20_000, 100, { status: 500 })],
  ['a 503 that does not say when to ask again', seen(20_000, 100, { status: 503 })],
  ['a kind of request that works only later', seen(33_000, 100, { kind: 'place' })],
  [
    'a kind of request that never works',
    seen(33_000, 100, { kind: 'place', status: 503, retryAfter: true }),
  ],
])('is not bearable with %s', (_what, one) => {
  expect(meetsLimits(outageReport([...good, one], span))).toBe(false);
});
