import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { DeployArguments } from './arguments.ts';
import { lastDeployment } from './last-deployment.ts';

/**
 * Deploys what has changed since the last deployment that went well. Where that is not known, every project is
 * compared with what runs. Returns the exit code.
 */
export function runDeployment(
  { place, options, isPlan }: DeployArguments,
  root: string,
  env: NodeJS.ProcessEnv,
): number {
  const last = lastDeployment(resolve(root, env['QUARTET_HOME'] ?? '.quartet'), root);
  const isLocal = place === 'local';
  const base = env['NX_BASE'] ?? (isLocal ? last.commit() : undefined);
  const which = base === undefined ? ['run-many'] : ['affected', `--base=${base}`];
  const nx = join(root, 'node_modules', '.bin', 'nx');
  const command = [nx, ...which, '--target=deploy', `--configuration=${place}`, ...options];
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  if (status === 0 && isLocal && !isPlan) last.record();
  return status ?? 1;
}
