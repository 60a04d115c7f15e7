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
  /** Values of the template's parameters; others keep their last value. */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * True for a stack that was never whole: what it has stays when it fails, and it goes on from there. Where
   * CloudFormation cannot do that, the CDK rolls back first, and asks nobody.
   */
  readonly resumes?: boolean;
  /** Ends the command; CloudFormation goes on. */
  readonly signal?: AbortSignal;
}

/** Deploys stacks, and no other that they depend on, by the CDK's own command. */
export async function cdkDeploy(deployment: StackDeployment): Promise<void> {
  const command = [cdkOf(deployment.app), 'deploy', ...argumentsOf(deployment)];
  const child = spawn(process.execPath, command, {
    env: process.env,
    stdio: ['ignore', 'inherit', 'pipe'],
    ...(deployment.signal && { signal: deployment.signal }),
  });
  child.stderr.pipe(process.stderr, { end: false });
  const [complaint] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (child.exitCode === 0) return;
  throw new UserError(`cdk deploy ${deployment.stacks.join(' ')}: ${failureReasonIn(complaint)}`);
}

function argumentsOf({
  app,
  stacks,
  parameters = {},
  resumes = false,
}: StackDeployment): readonly string[] {
  return [
    ...stacks,
    ...['--exclusively', '--app', app, '--require-approval', 'never', '--no-notices', '--ci=false'],
    ...Object.entries(parameters).flatMap(([name, value]) => ['--parameters', `${name}=${value}`]),
    ...(resumes ? ['--no-rollback', '--force'] : []),
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
