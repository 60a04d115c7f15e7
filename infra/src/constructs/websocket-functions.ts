import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { BundledFunction, type BundledFunctionProps } from './bundled-function.ts';
import { byOrderIndex } from './connections.ts';

export interface WebSocketFunctionsProps {
  readonly stage: Stage;
  readonly connectionsTable: string;
  readonly connectionsTableArn: string;
  /** The address of the edge, under which the users service publishes its keys. */
  readonly edgeUrl: string;
  /** The queue of events that could not be pushed. */
  readonly deadLetterQueue: IQueue;
}

/** The Lambda functions behind the WebSocket API, and the one that pushes events to its connections. */
export class WebSocketFunctions extends Construct {
  readonly authorize: Lambda;
  readonly connect: Lambda;
  readonly subscribe: Lambda;
  readonly disconnect: Lambda;
  readonly push: Lambda;
  readonly #props: WebSocketFunctionsProps;

  constructor(scope: Construct, id: string, props: WebSocketFunctionsProps) {
    super(scope, id);
    this.#props = props;
    const { edgeUrl, connectionsTableArn } = props;
    const table = (...actions: readonly string[]) =>
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [connectionsTableArn],
      });
    const index = new PolicyStatement({
      actions: ['dynamodb:Query'],
      resources: [`${connectionsTableArn}/index/${byOrderIndex}`],
    });
    const keys = { JWKS_URL: `${edgeUrl}/api/users/.well-known/jwks.json` };
    this.authorize = this.#function('authorize', {
      environment: {
        ...keys,
        TOKEN_ISSUER: `${edgeUrl}/api/users`,
        TOKEN_AUDIENCE: 'quartet',
      },
    });
    this.connect = this.#function('connect', { permissions: [table('PutItem')] });
    this.subscribe = this.#function('subscribe', { permissions: [table('GetItem', 'PutItem')] });
    this.disconnect = this.#function('disconnect', { permissions: [table('Query', 'DeleteItem')] });
    this.push = this.#function('push', {
      environment: keys,
      permissions: [index, table('Query', 'DeleteItem')],
      deadLetterQueue: props.deadLetterQueue,
    });
  }

  #function(entry: string, parts: Partial<BundledFunctionProps>): Lambda {
    const { stage, connectionsTable } = this.#props;
    const { lambda } = new BundledFunction(this, entry, {
      permissions: [],
      ...parts,
      stage,
      bundle: 'realtime',
      entry,
      environment: { CONNECTIONS_TABLE: connectionsTable, ...parts.environment },
    });
    return lambda;
  }
}
