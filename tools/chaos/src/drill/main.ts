import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchForEnd } from '@quartet/bench/shutdown';
import { readArguments } from './arguments.ts';
import { missesOf, reportOf } from './report.ts';
import { runDrill } from './run-drill.ts';

/** The exit code of a shell after Ctrl-C. */
const interrupted = 130;
const highestSeed = 2 ** 31 - 1;

const signal = watchForEnd();
const print = (line: string) => void process.stdout.write(`${line}\n`);

process.exitCode = await run().catch(fail);
process.exit();

async function run(): Promise<number> {
  const { services, ...goals } = readArguments(process.argv.slice(2));
  const folder = await mkdtemp(join(tmpdir(), 'quartet-drill-'));
  const misses: string[] = [];
  for (const service of services) {
    const own = { service, folder: join(folder, service), seed: randomInt(highestSeed) };
    print(`${service}: back by ${goals.back / 1_000} s`);
    const result = await runDrill({ ...goals, ...own, print, signal }).catch(keep(folder));
    for (const line of reportOf(result)) print(line);
    for (const miss of missesOf(result, goals)) misses.push(`${service}: ${miss}`);
  }
  for (const miss of misses) print(`missed: ${miss}`);
  if (misses.length > 0) return keepFolder(folder);
  await rm(folder, { recursive: true, force: true });
  return 0;
}

function keep(folder: string) {
  return (error: unknown): never => {
    keepFolder(folder);
    throw error;
  };
}

function keepFolder(folder: string): number {
  print(`Logs and histories are in ${folder}`);
  return 1;
}

function fail(error: unknown): number {
  if (signal.aborted) return interrupted;
  print(error instanceof Error ? error.message : String(error));
  return 1;
}
