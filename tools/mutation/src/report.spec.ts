import { isKilled, lineOf, reportOf, type Row } from './report.ts';

const row = (result: Row['result']): Row => ({ name: 'a-bug', result, seconds: 12.3 });
const project = 'apps/orders';
const failure = {
  spec: 'a cancel is heard',
  file: 'a.spec.ts',
  reason: '',
} as const;

it.each<[string, Row['result'], boolean, string]>([
  [
    'a spec has failed',
    { kind: 'red', failures: [failure], project },
    true,
    '✓ a-bug: orders: a cancel is heard',
  ],
  ['all specs are green', { kind: 'green', project }, false, '✗ a-bug: **survived**'],
  [
    'the specs could not run',
    { kind: 'broken', reason: 'error TS1005\nand more', project },
    false,
    '✗ a-bug: **survived**: orders did not run: error TS1005',
  ],
  [
    'the patch does not apply',
    { kind: 'stale', reason: 'error: patch failed: a.ts:1' },
    false,
    '✗ a-bug: **survived**: the patch no longer applies: error: patch failed: a.ts:1',
  ],
])('has a line for a mutant of which %s', (_when, result, caught, line) => {
  expect(isKilled(row(result))).toBe(caught);
  expect(lineOf(row(result))).toBe(line);
});

it('ends with a table', () => {
  const [, , cells] = reportOf([row({ kind: 'red', failures: [failure], project })]).split('\n');
  expect(cells).toBe('| a-bug | orders: a cancel is heard | 12 |');
});
