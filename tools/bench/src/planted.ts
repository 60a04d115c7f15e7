import { makeHome } from './home.ts';
import type { Failure } from './jest/spec-file-reporter.ts';
import { judge } from './planted/judge.ts';
import { misfitOf, projectsOf, readPatches } from './planted/patches.ts';
import { isCaught, lineOf, nameOf, reportOf, type Row } from './planted/report.ts';
import { tryPatch } from './planted/try-patch.ts';
import { watchForEnd } from './storm/ending.ts';
import { copyWorkspace } from './workspace-copy.ts';

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
