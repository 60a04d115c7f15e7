import type { SpecFileReport } from './jest/spec-file-reporter.ts';
import { print, report } from './measures.ts';
import { workspace } from './programs.ts';
import { watchForEnd } from './shutdown.ts';
import { readArguments } from './suite/arguments.ts';
import { startBusyLoops } from './suite/busy-loops.ts';
import { failureTable, isGreen, isUnexplained } from './suite/failed-specs.ts';
import { measuresOf } from './suite/measures-of.ts';
import { runAllSpecs, type SuiteRun } from './suite/run-all-specs.ts';

/**
 * `nx run bench:suite` measures the suite, and records the result when all tests pass on an idle machine; with
 * `--runs 10 --busy 2` it looks for flaky specs.
 */
const { runs: count, busy } = readArguments(process.argv.slice(2));
const signal = watchForEnd();
const runs: SuiteRun[] = [];

{
  await using _loops = startBusyLoops(busy);
  while (runs.length < count) runs.push(await runOnce());
}

const green = runs.every(isGreen);
const [only] = runs;
if (only && count === 1) {
  const show = green && busy === 0 ? report : print;
  for (const measure of measuresOf(only, workspace)) await show(measure);
}
if (!green) {
  process.stdout.write(`\n${failureTable(runs, workspace)}\n`);
  process.exitCode = 1;
}

async function runOnce(): Promise<SuiteRun> {
  const run = await runAllSpecs({ root: workspace, signal, onFile: printFailures });
  const specs = run.files.reduce((sum, file) => sum + file.specs, 0);
  const figures = `${run.seconds.toFixed(0)} s, ${run.cpuSeconds.toFixed(0)} s of CPU, ${specs} specs`;
  const verdict = isGreen(run) ? 'green' : 'red';
  process.stdout.write(`run ${runs.length + 1} of ${count}: ${verdict}, ${figures}\n`);
  if (isUnexplained(run)) process.stdout.write(`${run.complaint}\n`);
  return run;
}

function printFailures({ file, failures, error }: SpecFileReport): void {
  for (const { spec, reason } of failures) process.stdout.write(`\n${file}\n${spec}\n${reason}\n`);
  if (error !== undefined) process.stdout.write(`\n${error}\n`);
}
