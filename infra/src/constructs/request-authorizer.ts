import { Duration } from 'aws-cdk-lib';
import {
  HttpLambdaAuthorizer,
  HttpLambdaResponseType,
} from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { CloudFunction } from './cloud-function.ts';

export interface RequestAuthorizerProps {
  readonly stage: Stage;
  readonly apiKeysTable: string;
  readonly apiKeysTableArn: string;
  /** Of the edge itself, under which the users service publishes its keys. */
  readonly url: string;
  /** The routes where an API key is enough. */
  readonly keyRoutes: readonly string[];
}

/**
 * Decides on each request. It has no identity sources and remembers nothing, because the gateway answers a
 * missing source with 401 by itself: only so does our function say what a request without a key is told.
 */
export class RequestAuthorizer extends Construct {
  readonly authorizer: HttpLambdaAuthorizer;

  constructor(scope: Construct, id: string, props: RequestAuthorizerProps) {
    super(scope, id);
    const { lambda } = new CloudFunction(this, 'Authorizer', {
      stage: props.stage,
      bundle: 'authorizer',
      entry: 'authorize',
      environment: {
        API_KEYS_TABLE: props.apiKeysTable,
        JWKS_URL: `${props.url}/api/users/.well-known/jwks.json`,
        TOKEN_ISSUER: `${props.url}/api/users`,
        TOKEN_AUDIENCE: 'quartet',
        KEY_ROUTES: JSON.stringify(props.keyRoutes),
      },
      permissions: [
        new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [props.apiKeysTableArn] }),
      ],
    });
    this.authorizer = new HttpLambdaAuthorizer('RequestAuthorizer', lambda, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: [],
      resultsCacheTtl: Duration.seconds(0),
    });
  }
}
