import { spawnSync } from 'node:child_process';

/** The client of the engine that answers, if one does. */
export const docker = ['docker', '/usr/bin/docker'].find(
  (program) => spawnSync(program, ['version']).status === 0,
);

/** Cases that need a Docker engine; where none answers they are skipped by a name that says so. */
export function describeWithDocker(name: string, cases: () => void): void {
  if (docker !== undefined) describe(name, cases);
  else describe.skip(`${name} (skipped: no Docker engine answers on this machine)`, cases);
}

/** What it has printed; throws with its complaint. */
export function runDocker(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(docker ?? 'docker', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}
