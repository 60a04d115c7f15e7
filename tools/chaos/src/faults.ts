import { join } from 'node:path';
import { makeHome } from '@quartet/bench/home';
import { openLane } from './faults/lane.ts';
import type { Path } from './faults/path.ts';
import { paths } from './faults/paths.ts';
import { summary, type Tally } from './faults/tally.ts';
import { tryPath } from './faults/try-path.ts';

/** `FAULTS_PATH=declined` tries one path alone. */
const asked = process.env['FAULTS_PATH'];
const lanes = 2;

const waiting = paths.filter(({ name }) => asked === undefined || name === asked);
const tallies: Tally[] = [];

await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const began = performance.now();
const progress = (line: string) => {
  const seconds = Math.round((performance.now() - began) / 1_000);
  process.stdout.write(`${String(seconds).padStart(5)} s  ${line}\n`);
};

async function work(): Promise<void> {
  for (let path = waiting.shift(); path; path = waiting.shift()) tallies.push(await tryOne(path));
}

async function tryOne(path: Path): Promise<Tally> {
  await using lane = await openLane(join(folder, path.name.replaceAll(' ', '-')), path.environment);
  return await tryPath(lane, path, progress);
}

await Promise.all(Array.from({ length: lanes }, work));
process.stdout.write(`\n${summary(tallies)}\n`);
const good = tallies.every(({ points, executed, broken }) => {
  return executed === points && broken.length === 0;
});
process.exitCode = good ? 0 : 1;
