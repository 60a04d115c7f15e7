import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments, type Wish } from './storm/arguments.ts';
import { watchForEnd } from './storm/ending.ts';
import { createProgress } from './storm/progress.ts';
import { runOutage } from './storm/run-outage.ts';
import { runStorm } from './storm/run-storm.ts';

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
