import type { Seen } from './deliver-change.ts';
import { missesOf } from './verdict.ts';

const digests = new Map([['orders', 'sha256:1']]);
const good: Seen = {
  pushed: ['orders'],
  written: ['orders'],
  rolled: digests,
  reported: { pushed: ['orders'], rolled: digests },
  waiting: [],
  ...{ bytes: 7, reportedBytes: 7, seconds: 1 },
};

const misses = (seen: Partial<Seen>, stacks: readonly string[] = []) =>
  missesOf({ expected: ['orders'], stacks }, { ...good, ...seen }, new Set(stacks));

it('finds nothing when all records are as expected', () => {
  expect(misses({})).toEqual([]);
});

it.each<[Partial<Seen>, RegExp]>([
  [{ pushed: [] }, /^the registry has got images of none and not orders$/],
  [
    { written: ['orders', 'users'] },
    /^the registry was written to for orders, users and not orders$/,
  ],
  [{ reported: { pushed: [], rolled: digests } }, /^the receipt has images of none/],
  [{ rolled: new Map([['orders', 'sha256:2']]) }, /another digest of orders/],
  [{ waiting: ['edge'] }, /^the receipt lets wait edge and not none$/],
  [{ bytes: 8 }, /^8 bytes were sent, and 7/],
])('finds %j', (seen, miss) => {
  expect(misses(seen)).toEqual([expect.stringMatching(miss)]);
});

it('finds a service that was deployed without need, in the engine and in the report', () => {
  const rolled = new Map([...digests, ['users', 'sha256:3']]);
  expect(misses({ rolled, reported: { pushed: ['orders'], rolled } })).toHaveLength(2);
});

it('finds a pending stack that the report does not mention', () => {
  expect(misses({}, ['edge'])).toEqual(['the receipt lets wait none and not edge']);
});
