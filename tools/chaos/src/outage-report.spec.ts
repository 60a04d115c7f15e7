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

it('meets the limits when failures are quick 503s and requests succeed again soon', () => {
  const report = outageReport(good, span);
  expect(report).toEqual({
    requests: 2,
    unanswered: 0,
    slowest: 2_000,
    unexpected: [],
    recovery: 600,
  });
  expect(meetsLimits(report)).toBe(true);
});

it.each<[string, Probe]>([
  ['a request without a response', seen(20_000, 100, { status: undefined })],
  ['a response that took four seconds', seen(20_000, 4_000, busy)],
  ['a response that took four seconds and began before the outage', seen(9_500, 4_000)],
  ['a failure other than 503', seen(20_000, 100, { status: 500 })],
  ['a 503 without Retry-After', seen(20_000, 100, { status: 503 })],
  ['a kind of request that succeeds too late', seen(33_000, 100, { kind: 'place' })],
  [
    'a kind of request that never succeeds',
    seen(33_000, 100, { kind: 'place', status: 503, retryAfter: true }),
  ],
])('does not meet the limits with %s', (_what, one) => {
  expect(meetsLimits(outageReport([...good, one], span))).toBe(false);
});
