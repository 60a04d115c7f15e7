import { judge } from './refresh.ts';

const second = 1_000;

it.each([
  { verdict: 'good', used: 0, left: 60, successorUsed: false, why: 'it is its first use' },
  {
    verdict: 'good',
    used: -1,
    left: 60,
    successorUsed: false,
    why: 'a rival was a moment earlier',
  },
  { verdict: 'good', used: 10, left: 60, successorUsed: false, why: 'the answer may be lost' },
  { verdict: 'reused', used: 11, left: 60, successorUsed: false, why: 'no client waits so long' },
  { verdict: 'reused', used: 1, left: 60, successorUsed: true, why: 'the answer has arrived' },
  { verdict: 'reused', used: 11, left: 0, successorUsed: false, why: 'a stolen old token counts' },
  { verdict: 'expired', used: 0, left: 0, successorUsed: false, why: 'its time is over' },
])('a token is $verdict: $why', ({ verdict, used, left, successorUsed }) => {
  const now = new Date(1_000 * second);
  const presented = {
    now,
    firstUsedAt: new Date(now.getTime() - used * second),
    expiresAt: new Date(now.getTime() + left * second),
    successorUsed,
  };
  expect(judge(presented, 10 * second)).toBe(verdict);
});
