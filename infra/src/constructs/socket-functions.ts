import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { CloudFunction } from './cloud-function.ts';
import { byOrder } from './connections.ts';

export interface SocketFunctionsProps {
  readonly stage: Stage;
  readonly connectionsTable: string;
  readonly connectionsTableArn: string;
  /** Of the edge, under which the users service publishes its keys. */
  readonly edgeUrl: string;
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
    const table = (actions: readonly string[]) =>
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [connectionsTableArn],
      });
    const index = new PolicyStatement({
      actions: ['dynamodb:Query'],
      resources: [`${connectionsTableArn}/index/${byOrder}`],
    });
    this.authorize = this.#function('authorize', [], {
      JWKS_URL: `${edgeUrl}/api/users/.well-known/jwks.json`,
      TOKEN_ISSUER: `${edgeUrl}/api/users`,
      TOKEN_AUDIENCE: 'quartet',
    });
    this.connect = this.#function('connect', [table(['PutItem'])]);
    this.subscribe = this.#function('subscribe', [table(['GetItem', 'PutItem'])]);
    this.disconnect = this.#function('disconnect', [table(['Query', 'DeleteItem'])]);
    this.push = this.#function('push', [index, table(['DeleteItem'])]);
  }

  #function(
    entry: string,
    permissions: readonly PolicyStatement[],
    environment: Readonly<Record<string, string>> = {},
  ): Lambda {
    const { stage, connectionsTable } = this.#props;
    const { lambda } = new CloudFunction(this, entry, {
      stage,
      bundle: 'realtime',
      entry,
      environment: { CONNECTIONS_TABLE: connectionsTable, ...environment },
      permissions,
    });
    return lambda;
  }
}
