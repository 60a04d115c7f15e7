import type { SpecFileReport } from '../jest/spec-file-reporter.ts';
import { measuresOf } from './measures-of.ts';

const report = (project: string, name: string, cpuSeconds: number): SpecFileReport => ({
  ...{ project, file: `/home/quartet/apps/${project}/${name}.spec.ts` },
  ...{ specs: 3, failures: [], seconds: 2, cpuSeconds },
});
const measure = (files: readonly SpecFileReport[]) => {
  const run = { files, exitCode: 0, complaint: '', seconds: 90, cpuSeconds: 40 };
  return measuresOf(run, '/home/quartet/');
};

it('has a row for each project, the most expensive first, and one for shared work', () => {
  const [byProject] = measure([
    report('users', 'a', 10),
    report('orders', 'a', 12),
    report('orders', 'b', 8),
  ]);
  expect(byProject?.rows).toEqual([
    ['all', 40, 100, 3, 9],
    ['orders', 20, 50, 2, 6],
    ['users', 10, 25, 1, 3],
    ['Jest, its workers and PostgreSQL', 10, 25],
  ]);
  expect(byProject?.goals).toMatchObject([{ value: 90, unit: 's', limit: 300 }]);
});

it('lists the twenty most expensive files by their paths in the workspace', () => {
  const files = Array.from({ length: 25 }, (_, index) => report('orders', `${index}`, index));
  const [, byFile] = measure(files);
  expect(byFile?.rows).toHaveLength(20);
  expect(byFile?.rows[0]).toEqual(['apps/orders/24.spec.ts', 24, 2]);
});
