import { createQuota } from './quota.ts';

it.each([
  ['DAY', '2026-11-22T23:59:59.999Z', '2026-11-23T00:00:00Z'],
  ['WEEK', '2026-11-28T23:59:59.999Z', '2026-11-29T00:00:00Z'],
  ['MONTH', '2026-11-30T23:59:59.999Z', '2026-12-01T00:00:00Z'],
] as const)('begins anew with each %s', (period, before, after) => {
  let time = Date.parse(before);
  const quota = createQuota({ limit: 2, period }, () => time);
  expect([quota.take(), quota.take(), quota.take()]).toEqual([true, true, false]);
  time = Date.parse(after);
  expect([quota.take(), quota.take(), quota.take()]).toEqual([true, true, false]);
});
