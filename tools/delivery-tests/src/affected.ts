import { join } from 'node:path';
import { makeHome } from '@quartet/bench/home';
import { watchForEnd } from '@quartet/bench/shutdown';
import { copyWorkspace } from '@quartet/bench/workspace-copy';
import { startQuartet } from '@quartet/local-client/start-quartet';
import { changesIn } from './affected/changes.ts';
import { readContents } from './affected/contents.ts';
import { deliverChange } from './affected/deliver-change.ts';
import { createTable, legend } from './affected/table.ts';
import { missesOf } from './affected/verdict.ts';
import { deliverWell } from './deploy/deploy.ts';
import { registryUrl, requireContainers } from './deploy/needs.ts';
import { recordingRegistry } from './deploy/recording-registry.ts';

/** `npx nx run bench:affected [--args=orders]`: runs the rows whose names contain the argument, or all. */
const [wanted = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const signal = watchForEnd();

await requireContainers();
await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const copy = copyWorkspace(folder);
const registry = ending.use(await recordingRegistry(registryUrl));
const home = join(folder, 'home');
const run = ending.use(
  await startQuartet({ root: copy.root, home, command: ['npm', 'start'], signal }),
);
const scene = { copy, run, registry, signal };
say('Deploying all services once, then what each change affects.\n');
await deliverWell('npx', ['nx', 'run-many', '--target=deploy', '--configuration=local'], scene);

const contents = readContents(copy);
const changes = changesIn(copy, contents).filter(({ name }) => name.includes(wanted));
const table = createTable(changes, [...contents.keys()]);
say(`${table.head}`);
const waiting = new Set<string>();
let missed = 0;
for (const change of changes) {
  for (const stack of change.stacks ?? []) waiting.add(stack);
  const seen = await deliverChange(change, scene);
  const misses = missesOf(change, seen, waiting);
  if (misses.length > 0) missed += 1;
  say(table.row(change, seen, misses));
}

say(`\n${legend}`);
say(missed === 0 ? 'Every row is as expected.' : `${missed} rows are not as expected.`);
process.exitCode = missed === 0 ? 0 : 1;
