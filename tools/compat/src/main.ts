import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchForEnd } from '@quartet/bench/shutdown';
import { workspace } from '@quartet/local-client/start-quartet';
import { readArguments } from './arguments.ts';
import { buildWorkspace } from './build.ts';
import { checkOut } from './checkout.ts';
import { commitBefore } from './commits.ts';
import { lineOf } from './report.ts';
import { changedServices } from './side.ts';
import { allSteps, deploymentSteps } from './steps.ts';
import { walk } from './walk.ts';

/** The exit code of a shell after Ctrl-C. */
const interrupted = 130;
const signal = watchForEnd();
const began = performance.now();
const say = (line: string) => process.stdout.write(`${line}\n`);

process.exitCode = await compare().catch((error: unknown) => {
  if (!signal.aborted) say(error instanceof Error ? error.message : String(error));
  return signal.aborted ? interrupted : 1;
});
process.exit();

async function compare(): Promise<number> {
  const { from, all } = readArguments(process.argv.slice(2));
  const commit = commitBefore(workspace, from);
  say(`Building ${commit.slice(0, 8)} and this checkout`);
  const old = await checkOut(commit, { root: workspace, signal });
  const sides = { old, new: await buildWorkspace(workspace, signal) };
  const services = changedServices(sides.old, sides.new);
  const steps = (all ? allSteps : deploymentSteps)(services);
  say(`${services.length} services differ; ${steps.length} states`);
  const folder = await mkdtemp(join(tmpdir(), 'quartet-compat-'));
  const isGood = await walk({
    ...{ sides, steps, folder, signal },
    onStep: (result) => say(lineOf(result)),
  });
  if (isGood) await rm(folder, { recursive: true, force: true });
  else say(`Logs are in ${folder}`);
  say(`${isGood ? 'All states work' : 'A state does not work'}: ${minutes()} min`);
  return isGood ? 0 : 1;
}

function minutes(): string {
  return ((performance.now() - began) / 60_000).toFixed(1);
}
