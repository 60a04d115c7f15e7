import type { SpecFileReport } from '../jest/spec-file-reporter.ts';
import { failureTable, isGreen } from './failed-specs.ts';
import type { SuiteRun } from './run-all-specs.ts';

const root = '/home/quartet/';
const [path, spec] = ['apps/orders/src/a.spec.ts', 'an order is placed'];
const file = root + path;
const report: SpecFileReport = {
  ...{ project: 'orders', file, specs: 2, failures: [], seconds: 1, cpuSeconds: 1 },
};
const failed: SpecFileReport = { ...report, failures: [{ spec, file, reason: 'Error' }] };
const torn: SpecFileReport = { ...report, error: 'The spec left handles open' };

const run = (files: readonly SpecFileReport[], exitCode = 0, complaint = ''): SuiteRun => ({
  ...{ files, exitCode, complaint, seconds: 1, cpuSeconds: 1 },
});

it('finds nothing in a successful run', () => {
  expect(isGreen(run([report]))).toBe(true);
});

it.each([
  ['a spec', run([failed], 1), `| ${path} | ${spec} | 1 of 1 |`],
  ['a file outside of its specs', run([torn], 1), `| ${path} | (the file itself) | 1 of 1 |`],
  [
    'Jest',
    run([report], 1, 'Cannot find jest.workspace.cjs\nat …'),
    '| (the run itself) | Cannot find jest.workspace.cjs | 1 of 1 |',
  ],
])('reports a failure of %s with its name', (_what, red, row) => {
  expect(isGreen(red)).toBe(false);
  expect(failureTable([red], root).split('\n').at(-1)).toBe(row);
});

it('counts the failures of each spec, the most frequent first', () => {
  const runs = [run([torn], 1), run([failed], 1), run([report]), run([failed], 1)];
  const rows = failureTable(runs, root);
  const counts = rows.split('\n').map((row) => row.split(' | ').at(-1));
  expect(counts.slice(2)).toEqual(['2 of 4 |', '1 of 4 |']);
});
