import { join } from 'node:path';
import { makeHome } from '@quartet/bench/home';
import { startTestStack } from './faults/test-stack.ts';
import type { Path } from './faults/path.ts';
import { paths } from './faults/paths.ts';
import { summary, type PathReport } from './faults/path-report.ts';
import { testPath } from './faults/test-path.ts';

/** `FAULTS_PATH=declined` tests only one path. */
const requestedPath = process.env['FAULTS_PATH'];
const concurrency = 2;

const queue = paths.filter(({ name }) => requestedPath === undefined || name === requestedPath);
const reports: PathReport[] = [];

await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const began = performance.now();
const progress = (line: string) => {
  const seconds = Math.round((performance.now() - began) / 1_000);
  process.stdout.write(`${String(seconds).padStart(5)} s  ${line}\n`);
};

async function runQueue(): Promise<void> {
  for (let path = queue.shift(); path; path = queue.shift()) reports.push(await testOne(path));
}

async function testOne(path: Path): Promise<PathReport> {
  await using stack = await startTestStack(
    join(folder, path.name.replaceAll(' ', '-')),
    path.environment,
  );
  return await testPath(stack, path, progress);
}

await Promise.all(Array.from({ length: concurrency }, runQueue));
process.stdout.write(`\n${summary(reports)}\n`);
const good = reports.every(({ points, executed, broken }) => {
  return executed === points && broken.length === 0;
});
process.exitCode = good ? 0 : 1;
