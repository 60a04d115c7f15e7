import { spawnSync } from 'node:child_process';

/** The tag of Node's image, which is also that of the one that stands in for it. */
const nodeImage = 'node:24-bookworm-slim';

/** The client of an engine that has what our images stand on, if there is one. */
export const docker = ['docker', '/usr/bin/docker'].find(
  (program) => spawnSync(program, ['image', 'inspect', nodeImage]).status === 0,
);

/** Cases that need a Docker engine; where none answers they are skipped by a name that says so. */
export function describeWithDocker(name: string, cases: () => void): void {
  if (docker !== undefined) describe(name, cases);
  else describe.skip(`${name} (skipped: no Docker engine answers that has ${nodeImage})`, cases);
}

/** The output of the client; throws its error output. */
export function runDocker(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(docker ?? 'docker', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}
