import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { UserError } from '@quartet/cloudformation/user-error';

interface StackDeployment {
  /** The folder of the synthesis. */
  readonly app: string;
  readonly stacks: readonly string[];
  readonly imageTag?: string;
  /** A stack that is made for the first time stays as far as it came, to be looked at and made whole. */
  readonly keepsFailure?: boolean;
}

/** Deploys stacks, and no other that they depend on, by the CDK's own command. */
export async function cdkDeploy(deployment: StackDeployment): Promise<void> {
  const command = [cdkOf(deployment.app), 'deploy', ...argumentsOf(deployment)];
  const child = spawn(process.execPath, command, {
    env: process.env,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  child.stderr.pipe(process.stderr, { end: false });
  const [complaint] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (child.exitCode === 0) return;
  throw new UserError(`cdk deploy ${deployment.stacks.join(' ')}: ${failureReasonIn(complaint)}`);
}

function argumentsOf({
  app,
  stacks,
  imageTag,
  keepsFailure = false,
}: StackDeployment): readonly string[] {
  return [
    ...stacks,
    ...['--exclusively', '--app', app, '--require-approval', 'never', '--no-notices', '--ci=false'],
    ...(imageTag === undefined ? [] : ['--parameters', `ImageTag=${imageTag}`]),
    ...(keepsFailure ? ['--no-rollback'] : []),
  ];
}

/** The text after the failure mark of the CDK, or its last line. */
function failureReasonIn(complaint: string): string {
  const lines = stripVTControlCharacters(complaint)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const mark = lines.findLastIndex((line) => line.startsWith('‣'));
  return lines.slice(mark).join(' ').slice(0, 600) || 'it failed';
}

/** The CDK of the workspace that the synthesis belongs to. */
function cdkOf(app: string): string {
  const manifest = createRequire(join(app, 'manifest.json')).resolve('aws-cdk/package.json');
  return join(dirname(manifest), 'bin', 'cdk');
}
