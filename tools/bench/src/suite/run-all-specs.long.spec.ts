import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SpecFileReport } from '../jest/spec-file-reporter.ts';
import { lost, smallWorkspace, sold } from '../jest/testing/small-workspace.ts';
import { runAllSpecs } from './run-all-specs.ts';

jest.setTimeout(300_000);

const { signal } = new AbortController();
const busy = `it('computes', () => {
  const { user } = process.cpuUsage();
  while (process.cpuUsage().user - user < 200_000);
});`;
const busyChild = `import { spawnSync } from 'node:child_process';
it('can measure another process', () => {
  const loop = 'while (process.cpuUsage().user < 200_000);';
  spawnSync(process.execPath, ['-e', loop]);
});`;

it('runs the specs of all projects, and reports the CPU time of each file and the failed specs', async () => {
  await using workspace = await smallWorkspace();
  const { root, add } = workspace;
  await add('shop', { 'busy.spec.ts': busy, 'busy-child.spec.ts': busyChild });
  await add('store', { 'sold.spec.ts': sold, 'lost.spec.ts': lost });
  await writeFile(
    join(root, 'jest.workspace.cjs'),
    "module.exports = { projects: ['<rootDir>/shop', '<rootDir>/store'], maxWorkers: 1 };",
  );
  const seen: string[] = [];
  const onFile = ({ file }: SpecFileReport) => seen.push(file);
  const { files, exitCode, cpuSeconds } = await runAllSpecs({ root, signal, onFile });
  expect(seen).toEqual(files.map(({ file }) => file));
  expect(exitCode).toBe(1);
  const reports = new Map(files.map((each) => [each.file.replace(`${root}/`, ''), each]));
  expect([...reports.keys()].sort()).toEqual([
    'shop/busy-child.spec.ts',
    'shop/busy.spec.ts',
    'store/lost.spec.ts',
    'store/sold.spec.ts',
  ]);
  expect(reports.get('shop/busy.spec.ts')?.cpuSeconds).toBeGreaterThanOrEqual(0.2);
  expect(reports.get('store/sold.spec.ts')).toMatchObject({ specs: 1, failures: [] });
  expect(reports.get('store/lost.spec.ts')).toMatchObject({
    failures: [{ spec: 'a shop loses nothing', reason: expect.stringContaining('Error: lost') }],
  });
  if (process.platform !== 'linux') return;
  expect(reports.get('shop/busy-child.spec.ts')?.cpuSeconds).toBeGreaterThanOrEqual(0.2);
  const ofFiles = files.reduce((sum, each) => sum + each.cpuSeconds, 0);
  expect(cpuSeconds).toBeGreaterThan(ofFiles);
});
