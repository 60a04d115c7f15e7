import type { Probe } from '../probe.ts';
import { diskReport, meetsLimits } from './disk-report.ts';

const outage = { requests: 2, unanswered: 0, slowest: 10, unexpected: [], recovery: 900 };
const read: Probe = {
  kind: 'read a product',
  begun: 20,
  ended: 30,
  status: 200,
  retryAfter: false,
};
const write: Probe = { ...read, kind: 'place an order', status: 503, retryAfter: true };
const all = { probes: [read, write], exits: [], start: 10, end: 100 };

it('takes it that writes are refused while reads go on', () => {
  const report = diskReport('home', outage, all);
  expect(report).toMatchObject({ name: 'home', failedReads: 0, exits: [], notes: [] });
  expect(meetsLimits(report)).toBe(true);
});

it('lets the server end whose disk it is, and recover', () => {
  const report = diskReport('postgres', outage, { ...all, exits: ['postgres'] });
  expect(meetsLimits(report)).toBe(true);
});

it.each([
  ['a read fails', outage, { ...all, probes: [{ ...read, status: 503 }] }],
  ['a task exits', outage, { ...all, exits: ['orders-1'] }],
  ['a request has no response', { ...outage, unanswered: 1 }, all],
  ['a status is no 503', { ...outage, unexpected: ['place an order 500'] }, all],
  ['requests fail on', { ...outage, recovery: 30_000 }, all],
])('fails when %s', (_what, seen, rest) => {
  expect(meetsLimits(diskReport('home', seen, rest))).toBe(false);
});
