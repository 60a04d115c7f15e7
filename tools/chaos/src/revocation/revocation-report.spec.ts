import type { EndedSession } from './end-session.ts';
import { isRefusedInTime, rowsOf } from './revocation-report.ts';

const latest = { users: 0, orders: 2_100, payments: 1_900, products: 3_000 };
const good: EndedSession = { kind: 'deleted', latest, lateEvents: 0, isSocketClosed: true };

it('has a row for each kind with the slowest refusal of each service', () => {
  const slower = { ...good, latest: { ...latest, orders: 4_000 } };
  const open = {
    ...good,
    kind: 'demoted',
    isSocketClosed: false,
    latest: { ...latest, users: Infinity },
  };
  expect(rowsOf([good, slower, open])).toEqual([
    ['deleted', '2', '0.0 s', '4.0 s', '1.9 s', '3.0 s', '0', '0'],
    ['demoted', '1', 'never', '2.1 s', '1.9 s', '3.0 s', '0', '1'],
  ]);
});

it.each<[string, Partial<EndedSession>]>([
  ['a service accepts it after 5 s', { latest: { ...latest, payments: 5_001 } }],
  ['a service never refuses it', { latest: { ...latest, payments: Infinity } }],
  ['its socket receives a late event', { lateEvents: 1 }],
  ['its socket stays open', { isSocketClosed: false }],
])('fails when %s', (_what, change) => {
  expect(isRefusedInTime(good)).toBe(true);
  expect(isRefusedInTime({ ...good, ...change })).toBe(false);
});
