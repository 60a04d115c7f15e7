import type { Finding } from '@quartet/invariants';
import { type Evidence, judge } from './verdict.ts';

const invariant = { number: 7, name: 'no payment is without its order', query: '' };
const findingOf = (...rows: Finding['rows']): Finding => ({ invariant, rows });

const clean: Evidence = {
  lost: new Set(['a', 'b']),
  present: new Set(['a', 'b', 'c']),
  withEffect: new Set(['a', 'b', 'c']),
  inReview: new Map(),
  payments: (orders) => Promise.resolve(new Set([...orders].map((id) => `payment of ${id}`))),
  findings: [findingOf()],
  missing: [],
};

it('finds nothing when all that was lost is there again', async () => {
  expect(await judge(clean)).toMatchObject({
    lost: 2,
    broughtBack: 2,
    withoutEffect: [],
    unexplained: [],
  });
});

it('explains the traces of an order for which nothing is held or taken, and of one in review', async () => {
  const verdict = await judge({
    ...clean,
    present: new Set(['c']),
    withEffect: new Set(['b', 'c']),
    inReview: new Map([['b', 'order_differs']]),
    findings: [findingOf({ order_id: 'a', what: 'payment' }, { id: 'payment of b', other: 1 })],
    missing: ['a'],
  });
  expect(verdict).toMatchObject({ broughtBack: 0, withoutEffect: ['a'], unexplained: [] });
});

it.each<[string, Partial<Evidence>, string]>([
  ['a lost order that holds something', { present: new Set(['b']) }, 'order a was lost, and holds'],
  ['an order that a client knows alone', { missing: ['d'] }, 'order d was confirmed to a client'],
  ['stock that no order explains', { findings: [findingOf({ id: 'mug' })] }, 'invariant 7'],
])('names %s', async (_what, change, line) => {
  const { unexplained } = await judge({ ...clean, ...change });
  expect(unexplained).toHaveLength(1);
  expect(unexplained[0]).toContain(line);
});
