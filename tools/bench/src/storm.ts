import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from './storm/arguments.ts';
import { watchForEnd } from './storm/ending.ts';
import { createProgress } from './storm/progress.ts';
import { runOutage } from './storm/run-outage.ts';
import { runStorm } from './storm/run-storm.ts';

const signal = watchForEnd();
const progress = createProgress(process.stdout, (text) => process.stdout.write(text));
const folder = await mkdtemp(join(tmpdir(), 'quartet-storm-'));

try {
  const wish = readArguments(process.argv.slice(2));
  const run = wish.course === 'outage' ? runOutage : runStorm;
  const good = await run({ wish, folder, progress, signal });
  process.exitCode = good ? 0 : 1;
} catch (error) {
  progress.say(error instanceof Error ? error.message : String(error));
  process.exitCode = signal.aborted ? 130 : 1;
}

if (process.exitCode === 1) progress.say(`Logs and books are kept in ${folder}`);
else await rm(folder, { recursive: true, force: true });
process.exit();
