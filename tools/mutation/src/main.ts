import { makeHome } from '@quartet/bench/home';
import type { Failure } from '@quartet/bench/jest/spec-file-reporter';
import { watchForEnd } from '@quartet/bench/shutdown';
import { copyWorkspace } from '@quartet/bench/workspace-copy';
import { judge } from './judge.ts';
import { misfitOf, projectsOf, readPatches } from './patches.ts';
import { isCaught, lineOf, nameOf, reportOf, type Row } from './report.ts';
import { tryPatch } from './try-patch.ts';

/** `nx run bench:planted [--args="lock void"]`: the bugs whose names contain one of these, or all. */
const wanted = process.argv.slice(2);
const patches = readPatches().filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);

/** As a shell says it of Ctrl-C. */
const interrupted = 130;

const began = performance.now();
const say = (line: string) => {
  const seconds = Math.round((performance.now() - began) / 1_000);
  process.stdout.write(`${String(seconds).padStart(5)} s  ${line}\n`);
};

const signal = watchForEnd();
await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const { root } = copyWorkspace(folder);

try {
  const good = (await isGreenWithoutBugs()) && (await areAllCaught());
  process.exitCode = good ? 0 : 1;
} catch (error) {
  if (!signal.aborted) throw error;
  process.exitCode = interrupted;
}

/** A suite that is red by itself proves nothing. */
async function isGreenWithoutBugs(): Promise<boolean> {
  const projects = [...new Set(patches.flatMap(projectsOf))];
  say(`runs the suites of ${projects.map(nameOf).join(', ')} without a bug …`);
  const verdict = await judge(projects, { root, bail: false, signal });
  if (verdict.kind === 'green') return true;
  const whole =
    verdict.kind === 'red' ? verdict.failures.map(failureOf).join('\n') : verdict.reason;
  say(`The suite of ${nameOf(verdict.project)} is not green without a bug:\n${whole}`);
  return false;
}

async function areAllCaught(): Promise<boolean> {
  const rows: Row[] = [];
  for (const patch of patches) {
    const started = performance.now();
    const reason = misfitOf(patch, root);
    const verdict = reason
      ? { kind: 'stale' as const, reason }
      : await tryPatch(patch, { root, bail: true, signal });
    const row = { name: patch.name, verdict, seconds: (performance.now() - started) / 1_000 };
    rows.push(row);
    say(lineOf(row));
  }
  const caught = rows.filter(isCaught).length;
  process.stdout.write(`\n${reportOf(rows)}\n\n${caught} of ${rows.length} are caught.\n`);
  return rows.length > 0 && caught === rows.length;
}

function failureOf({ spec, reason }: Failure): string {
  return `${spec}\n${reason.split(/^ +at /m)[0]?.trimEnd()}`;
}
