import { execFileSync } from 'node:child_process';
import { makeHome } from '@quartet/bench/home';
import type { Failure } from '@quartet/bench/jest/spec-file-reporter';
import { watchForEnd } from '@quartet/bench/shutdown';
import { copyWorkspace } from '@quartet/bench/workspace-copy';
import { runSuites } from './run-suites.ts';
import { applyError, projectsOf, readMutants } from './mutants.ts';
import { isKilled, lineOf, nameOf, reportOf, type Row } from './report.ts';
import { testMutant } from './test-mutant.ts';

/** `nx run bench:planted [--args="lock void"]`: tests the mutants whose names contain one of the arguments, or all. */
const nameParts = process.argv.slice(2);
const mutants = readMutants().filter(
  ({ name }) => nameParts.length === 0 || nameParts.some((part) => name.includes(part)),
);

/** The exit code of a shell after Ctrl-C. */
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
generate();

try {
  const good = (await passesWithoutMutants()) && (await areAllKilled());
  process.exitCode = good ? 0 : 1;
} catch (error) {
  if (!signal.aborted) throw error;
  process.exitCode = interrupted;
}

/** Generates the bundles of the Lambda functions and the types of the API, as Nx does before types and specs. */
function generate(): void {
  for (const script of ['infra/src/bundle.ts', 'tools/nx-plugin/src/client-types.ts'])
    execFileSync(process.execPath, [script], { cwd: root });
}

/** Checks that the suites are green without a mutant; otherwise their failures would prove nothing. */
async function passesWithoutMutants(): Promise<boolean> {
  const projects = [...new Set(mutants.flatMap(projectsOf))];
  say(`running the suites of ${projects.map(nameOf).join(', ')} without a mutant …`);
  const result = await runSuites(projects, { root, bail: false, signal });
  if (result.kind === 'green') return true;
  const whole = result.kind === 'red' ? result.failures.map(failureOf).join('\n') : result.reason;
  say(`The suite of ${nameOf(result.project)} is not green without a mutant:\n${whole}`);
  return false;
}

async function areAllKilled(): Promise<boolean> {
  const rows: Row[] = [];
  for (const mutant of mutants) {
    const started = performance.now();
    const reason = applyError(mutant, root);
    const result = reason
      ? { kind: 'stale' as const, reason }
      : await testMutant(mutant, { root, bail: true, signal });
    const row = { name: mutant.name, result, seconds: (performance.now() - started) / 1_000 };
    rows.push(row);
    say(lineOf(row));
  }
  const killed = rows.filter(isKilled).length;
  process.stdout.write(`\n${reportOf(rows)}\n\n${killed} of ${rows.length} are killed.\n`);
  return rows.length > 0 && killed === rows.length;
}

function failureOf({ spec, reason }: Failure): string {
  return `${spec}\n${reason.split(/^ +at /m)[0]?.trimEnd()}`;
}
