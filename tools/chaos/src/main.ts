import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchForEnd } from '@quartet/bench/shutdown';
import { readArguments, type ChaosOptions } from './arguments.ts';
import { createProgress } from './progress.ts';
import { scenarios } from './scenarios.ts';

/** The exit code of a shell after Ctrl-C. */
const interrupted = 130;

const signal = watchForEnd();
const progress = createProgress(process.stdout, (text) => process.stdout.write(text));

process.exitCode = await run();
process.exit();

async function run(): Promise<number> {
  try {
    const options = readArguments(process.argv.slice(2));
    const folder = await mkdtemp(join(tmpdir(), 'quartet-storm-'));
    return await runScenario(options, folder);
  } catch (error) {
    return fail(error);
  }
}

/** Runs the scenario, and keeps the folder when something is wrong. */
async function runScenario(options: ChaosOptions, folder: string): Promise<number> {
  const run = scenarios[options.scenario];
  const good = await run({ options, folder, progress, signal }).catch(fail);
  if (good === true || signal.aborted) await rm(folder, { recursive: true, force: true });
  else progress.print(`Logs, history and snapshots are in ${folder}`);
  if (signal.aborted) return interrupted;
  return good === true ? 0 : 1;
}

function fail(error: unknown): number {
  progress.print(error instanceof Error ? error.message : String(error));
  return 1;
}
