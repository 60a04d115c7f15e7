import { report } from './measures.ts';
import { workspace } from './programs.ts';
import { watchForEnd } from './storm/ending.ts';
import { readArguments } from './suite/arguments.ts';
import { startBusyLoops } from './suite/busy-loops.ts';
import { failureTable, isGreen } from './suite/failed-specs.ts';
import { measuresOf } from './suite/measures-of.ts';
import { runAllSpecs, type SuiteRun } from './suite/run-all-specs.ts';

/** `nx run bench:suite` measures the suite; with `--runs 10 --busy 2` it looks for specs that fail now and then. */
const { runs: count, busy } = readArguments(process.argv.slice(2));
const signal = watchForEnd();
const runs: SuiteRun[] = [];

{
  await using _loops = startBusyLoops(busy);
  while (runs.length < count) runs.push(await runOnce());
}

const [only] = runs;
if (!runs.every(isGreen)) {
  process.stdout.write(`\n${failureTable(runs)}\n`);
  process.exitCode = 1;
} else if (only && count === 1 && busy === 0) {
  for (const measure of measuresOf(only, workspace)) await report(measure);
}

async function runOnce(): Promise<SuiteRun> {
  const run = await runAllSpecs(workspace, signal);
  const reasons = run.files.flatMap(({ failures, error }) => [
    ...failures.map(({ spec, file, reason }) => `${file}\n${spec}\n${reason}`),
    ...(error === undefined ? [] : [error]),
  ]);
  if (!isGreen(run) && reasons.length === 0) reasons.push(run.complaint);
  for (const reason of reasons) process.stdout.write(`\n${reason}\n`);
  const specs = run.files.reduce((sum, file) => sum + file.specs, 0);
  const figures = `${run.seconds.toFixed(0)} s, ${run.cpuSeconds.toFixed(0)} s of CPU, ${specs} specs`;
  const verdict = isGreen(run) ? 'green' : 'red';
  process.stdout.write(`run ${runs.length + 1} of ${count}: ${verdict}, ${figures}\n`);
  return run;
}
