import { makeHome } from './home.ts';
import { misfitOf, projectsOf, readPatches } from './planted/patches.ts';
import { isCaught, lineOf, nameOf, reportOf, type Row } from './planted/report.ts';
import { judge, tryPatch } from './planted/try-patch.ts';
import { watchForEnd } from './storm/ending.ts';
import { copyWorkspace } from './workspace-copy.ts';

/** `nx run bench:planted [--args=release]`: the bugs whose names contain that, or all. */
const [wanted = ''] = process.argv.slice(2);
const patches = readPatches().filter(({ name }) => name.includes(wanted));

const began = performance.now();
const say = (line: string) => {
  const seconds = Math.round((performance.now() - began) / 1_000);
  process.stdout.write(`${String(seconds).padStart(5)} s  ${line}\n`);
};

const signal = watchForEnd();
await using ending = new AsyncDisposableStack();
const { folder } = ending.use(await makeHome());
const ground = { root: copyWorkspace(folder).root, signal };

const good = (await isGreenWithoutBugs()) && (await areAllCaught());
process.exitCode = good ? 0 : 1;

/** A suite that is red by itself proves nothing. */
async function isGreenWithoutBugs(): Promise<boolean> {
  const projects = [...new Set(patches.flatMap(projectsOf))];
  say(`runs the suites of ${projects.map(nameOf).join(', ')} without a bug …`);
  const verdict = await judge(projects, ground);
  if (verdict.kind === 'green') return true;
  const why = verdict.kind === 'red' ? verdict.spec : verdict.reason;
  say(`The suite of ${nameOf(verdict.project)} is not green without a bug: ${why}`);
  return false;
}

async function areAllCaught(): Promise<boolean> {
  const rows: Row[] = [];
  for (const patch of patches) {
    const started = performance.now();
    const reason = misfitOf(patch, ground.root);
    const verdict = reason ? { kind: 'stale' as const, reason } : await tryPatch(patch, ground);
    const row = { name: patch.name, verdict, seconds: (performance.now() - started) / 1_000 };
    rows.push(row);
    say(lineOf(row));
  }
  const caught = rows.filter(isCaught).length;
  process.stdout.write(`\n${reportOf(rows)}\n\n${caught} of ${rows.length} are caught.\n`);
  return rows.length > 0 && caught === rows.length;
}
