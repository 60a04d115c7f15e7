import { join } from 'node:path';
import { changesIn } from './affected/changes.ts';
import { readContents } from './affected/contents.ts';
import { deliver, deploy } from './affected/deliver.ts';
import { startLocalRun } from './affected/local-run.ts';
import { recordingRegistry } from './affected/recording-registry.ts';
import { isAsExpected, rowOf } from './affected/verdict.ts';
import { copyWorkspace } from './workspace-copy.ts';
import { makeHome } from './home.ts';

/** `nx run bench:affected [--args=orders]`: the rows whose names contain that, or all. */
const [wanted = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const copy = copyWorkspace(folder);
const registry = ending.use(await recordingRegistry('http://127.0.0.1:5000'));
const run = ending.use(await startLocalRun(copy.root, join(folder, 'home')));
const scene = { copy, run, registry };
say('Delivers all services once …');
await deploy(['run-many'], scene);

const waiting = new Set<string>();
let missed = 0;
for (const change of changesIn(copy, readContents(copy))) {
  if (!change.name.includes(wanted)) continue;
  for (const stack of change.stacks ?? []) waiting.add(stack);
  const seen = await deliver(change, scene);
  const isRight = isAsExpected(change, seen, waiting);
  if (!isRight) missed += 1;
  say(`${isRight ? '✓' : '✗'} ${rowOf(change, seen)}`);
}

say(missed === 0 ? 'Every row is as expected.' : `${missed} rows are not as expected.`);
process.exitCode = missed === 0 ? 0 : 1;
