import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Floor, FloorPlan } from './floor.ts';
import { type Script, variables } from './script.ts';

const run = promisify(execFile);

export async function byPgbench({ name, folder, shares, clients }: FloorPlan): Promise<Floor> {
  const jobs = shares.map(({ service, url, script }) => {
    return { url, file: join(folder, `${name}-${service}.sql`), text: textOf(script) };
  });
  for (const { file, text } of jobs) await writeFile(file, text);
  return {
    client: 'pgbench',
    run: (ordersEach) =>
      Promise.all(
        jobs.map(({ url, file }) => {
          const load = ['-c', `${clients}`, '-j', '1', '-t', `${ordersEach}`];
          return run('pgbench', ['-n', '-f', file, '-D', 'prepared=0', ...load, url]);
        }),
      ),
  };
}

/** A pgbench client keeps its variables from one order to the next. */
function textOf({ prepare, calls }: Script): string {
  const draws = Object.entries(variables).map(
    ([name, [first, last]]) => `\\set ${name} random(${first}, ${last})`,
  );
  const once = ['\\if :prepared', '\\else', ...prepare, '\\set prepared 1', '\\endif'];
  return [...once, ...draws, ...calls, ''].join('\n');
}
