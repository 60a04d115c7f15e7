import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { CloudFunction, type CloudFunctionProps } from './cloud-function.ts';
import { byOrder } from './connections.ts';

export interface SocketFunctionsProps {
  readonly stage: Stage;
  readonly connectionsTable: string;
  readonly connectionsTableArn: string;
  /** Of the edge, under which the users service publishes its keys. */
  readonly edgeUrl: string;
  /** For news that could not be told. */
  readonly deadLetters: IQueue;
}

/** What happens when a socket opens, says what it wants to hear of, and closes, and when there is news. */
export class SocketFunctions extends Construct {
  readonly authorize: Lambda;
  readonly connect: Lambda;
  readonly subscribe: Lambda;
  readonly disconnect: Lambda;
  readonly push: Lambda;
  readonly #props: SocketFunctionsProps;

  constructor(scope: Construct, id: string, props: SocketFunctionsProps) {
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
      resources: [`${connectionsTableArn}/index/${byOrder}`],
    });
    this.authorize = this.#function('authorize', {
      environment: {
        JWKS_URL: `${edgeUrl}/api/users/.well-known/jwks.json`,
        TOKEN_ISSUER: `${edgeUrl}/api/users`,
        TOKEN_AUDIENCE: 'quartet',
      },
    });
    this.connect = this.#function('connect', { permissions: [table('PutItem')] });
    this.subscribe = this.#function('subscribe', { permissions: [table('GetItem', 'PutItem')] });
    this.disconnect = this.#function('disconnect', { permissions: [table('Query', 'DeleteItem')] });
    this.push = this.#function('push', {
      permissions: [index, table('DeleteItem')],
      deadLetters: props.deadLetters,
    });
  }

  #function(entry: string, parts: Partial<CloudFunctionProps>): Lambda {
    const { stage, connectionsTable } = this.#props;
    const { lambda } = new CloudFunction(this, entry, {
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
