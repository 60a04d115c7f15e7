import { failureReason } from './failure-reason.ts';

it.each([
  [
    'an error that was thrown',
    ['/a/b.ts:3', '  ^', 'TypeError: no such thing', '    at x', ''],
    'no such thing',
  ],
  ['an error with a code', ['Error [ERR_X]: broken', '    at x', '', 'Node.js v24.21.0'], 'broken'],
  [
    'an error that was logged',
    ['{"level":"error","msg":"failed","err":{"message":"why"}}', '{"level":"info","msg":"x"}'],
    'failed: why',
  ],
  [
    'a list of wrong variables',
    ['Invalid configuration:', '  PORT: is missing'],
    'PORT: is missing',
  ],
  ['nothing', [], 'it said nothing'],
])('finds %s', (_what, lines, words) => {
  expect(failureReason(lines)).toBe(words);
});
