import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchForEnd } from '@quartet/bench/shutdown';
import { readArguments, type Wish } from './arguments.ts';
import { createProgress } from './progress.ts';
import { runOutage } from './run-outage.ts';
import { runStorm } from './run-storm.ts';

/** As a shell says it of Ctrl-C. */
const interrupted = 130;

const signal = watchForEnd();
const progress = createProgress(process.stdout, (text) => process.stdout.write(text));

process.exitCode = await storm();
process.exit();

async function storm(): Promise<number> {
  try {
    const wish = readArguments(process.argv.slice(2));
    const folder = await mkdtemp(join(tmpdir(), 'quartet-storm-'));
    return await weather(wish, folder);
  } catch (error) {
    return fail(error);
  }
}

/** The folder is kept when something is wrong. */
async function weather(wish: Wish, folder: string): Promise<number> {
  const run = wish.course === 'outage' ? runOutage : runStorm;
  const good = await run({ wish, folder, progress, signal }).catch(fail);
  if (good === true || signal.aborted) await rm(folder, { recursive: true, force: true });
  else progress.say(`Logs and books are kept in ${folder}`);
  if (signal.aborted) return interrupted;
  return good === true ? 0 : 1;
}

function fail(error: unknown): number {
  progress.say(error instanceof Error ? error.message : String(error));
  return 1;
}
