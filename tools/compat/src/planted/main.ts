import { join } from 'node:path';
import { makeHome } from '@quartet/bench/home';
import { watchForEnd } from '@quartet/bench/shutdown';
import { workspace } from '@quartet/local-client/start-quartet';
import { buildCheckout } from '../build.ts';
import { checkOut, exportCommit, installPackages } from '../checkout.ts';
import { git } from '../commits.ts';
import { changedServices, type Side } from '../side.ts';
import { deploymentSteps } from '../steps.ts';
import { walk } from '../walk.ts';
import { apply, type PlantedChange, readChanges } from './changes.ts';

/**
 * `nx run compat:planted [--args="column hash"]`: plants the changes whose names contain one of these, or all. Breaks are
 * planted one by one, and additions together.
 */
const nameParts = process.argv.slice(2);
const chosen = readChanges().filter(
  ({ name }) => nameParts.length === 0 || nameParts.some((part) => name.includes(part)),
);

const signal = watchForEnd();
const began = performance.now();
const say = (line: string) => process.stdout.write(`${line}\n`);

process.exitCode = await plantAll().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  return 1;
});
process.exit();

async function plantAll(): Promise<number> {
  await using home = await makeHome();
  const head = git(workspace, 'rev-parse', 'HEAD');
  const old = await checkOut(head, { root: workspace, signal });
  const root = join(home.folder, 'new');
  await exportCommit(head, { root: workspace, folder: root });
  await installPackages(root, { root: workspace, signal });
  const breaks = chosen.filter(({ kind }) => kind === 'break').map((change) => [change]);
  const additions = chosen.filter(({ kind }) => kind === 'addition');
  let expected = 0;
  for (const changes of [...breaks, ...(additions.length > 0 ? [additions] : [])]) {
    const folder = join(home.folder, changes[0]?.name ?? '');
    if (await plant(changes, { old, root, folder })) expected += changes.length;
  }
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  say(`${expected} of ${chosen.length} as expected: ${minutes} min`);
  return expected === chosen.length ? 0 : 1;
}

interface Ground {
  readonly old: Side;
  /** The checkout in which the change is planted. */
  readonly root: string;
  readonly folder: string;
}

/** @returns true when a break was found, or when additions work in all states */
async function plant(
  changes: readonly PlantedChange[],
  { old, root, folder }: Ground,
): Promise<boolean> {
  const started = performance.now();
  for (const change of changes) apply(change, root);
  try {
    const sides = { old, new: await buildCheckout(root, signal) };
    const steps = deploymentSteps(changedServices(sides.old, sides.new));
    let reason = 'all states work';
    const works = await walk({
      ...{ sides, steps, folder, signal },
      onStep: ({ failures: [first] }) => (reason = first ?? reason),
    });
    const isExpected = works === changes.every(({ kind }) => kind === 'addition');
    const seconds = Math.round((performance.now() - started) / 1_000);
    const names = changes.map(({ kind, name }) => `${kind} ${name}`).join(', ');
    say(`${isExpected ? '✓' : '✗'} ${names}   ${seconds} s   ${reason}`);
    return isExpected;
  } finally {
    for (const change of changes.toReversed()) apply(change, root, '--reverse');
  }
}
