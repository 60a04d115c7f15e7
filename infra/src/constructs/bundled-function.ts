import { fileURLToPath } from 'node:url';
import { Duration } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { logGroup } from './retention.ts';

export interface BundledFunctionProps {
  readonly stage: Stage;
  /** The folder below `dist/infra` in which `nx build infra` has put `index.mjs`. */
  readonly bundle: string;
  /** The export of the bundle that is the handler. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly permissions: readonly PolicyStatement[];
  /**
   * The queue of events that the function failed on at every retry.
   * @default - the function is called synchronously, and its caller gets the error
   */
  readonly deadLetterQueue?: IQueue;
}

/** A Lambda function from this repository. It may write to its own log and do what its permissions say, nothing else. */
export class BundledFunction extends Construct {
  readonly lambda: Lambda;

  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
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
      code: Code.fromAsset(bundleFolder(props.bundle)),
      handler: `index.${props.entry}`,
      memorySize: 512,
      timeout: Duration.seconds(5),
      environment: { ...props.environment },
      logGroup: log,
      ...(props.deadLetterQueue && { deadLetterQueue: props.deadLetterQueue }),
      role,
    });
  }
}

function bundleFolder(bundle: string): string {
  return fileURLToPath(new URL(`../../../dist/infra/${bundle}`, import.meta.url));
}
