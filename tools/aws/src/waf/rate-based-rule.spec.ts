import { createRateBasedRule } from './rate-based-rule.ts';

let time = 0;
const createRule = () => createRateBasedRule({ limit: 2, evaluationWindowSec: 10 }, () => time);

it('blocks an address above its limit, and no other', () => {
  const blocks = createRule();
  expect([blocks('a'), blocks('a'), blocks('a'), blocks('b')]).toEqual([false, false, true, false]);
});

it('blocks as long as an address goes on', () => {
  const blocks = createRule();
  const blocked = Array.from({ length: 30 }, () => {
    time += 1_000;
    return blocks('a');
  });
  expect(blocked.slice(2)).toEqual(Array(28).fill(true));
});

it('forgets what is older than its window', () => {
  const blocks = createRule();
  blocks('a');
  blocks('a');
  time += 10_000;
  expect([blocks('a'), blocks('a'), blocks('a')]).toEqual([false, false, true]);
});
