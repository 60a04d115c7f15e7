import { fileURLToPath } from 'node:url';
import { Duration } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { logGroup } from './kept.ts';

export interface CloudFunctionProps {
  readonly stage: Stage;
  /** Under `dist/infra`, where `nx build infra` has put `index.mjs`. */
  readonly bundle: string;
  /** The export of the bundle that is called. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly permissions: readonly PolicyStatement[];
  /**
   * Where an event goes that it failed on again and again.
   * @default - it is called by somebody who waits for the answer
   */
  readonly deadLetters?: IQueue;
}

/** A function of our own, which may write to its own log and do what it is permitted, and no more. */
export class CloudFunction extends Construct {
  readonly lambda: Lambda;

  constructor(scope: Construct, id: string, props: CloudFunctionProps) {
    super(scope, id);
    const log = logGroup(this, 'Log', props.stage);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    log.grantWrite(role);
    for (const permission of props.permissions) role.addToPolicy(permission);
    this.lambda = new Lambda(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(built(props.bundle)),
      handler: `index.${props.entry}`,
      memorySize: 512,
      timeout: Duration.seconds(5),
      environment: { ...props.environment },
      logGroup: log,
      ...(props.deadLetters && { deadLetterQueue: props.deadLetters }),
      role,
    });
  }
}

function built(bundle: string): string {
  return fileURLToPath(new URL(`../../../dist/infra/${bundle}`, import.meta.url));
}
