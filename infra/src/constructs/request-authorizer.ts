import { Duration } from 'aws-cdk-lib';
import {
  HttpLambdaAuthorizer,
  HttpLambdaResponseType,
} from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { BundledFunction } from './bundled-function.ts';

export interface RequestAuthorizerProps {
  readonly stage: Stage;
  readonly apiKeysTable: string;
  readonly apiKeysTableArn: string;
  /** The address of the edge, under which the users service publishes its keys. */
  readonly url: string;
  /** The route keys that need only an API key. */
  readonly keyRoutes: readonly string[];
}

/**
 * The Lambda authorizer of the HTTP API. It has no identity sources and no cache: the gateway would answer a
 * request without an identity source with 401 itself, while our function answers one without a key with 403.
 */
export class RequestAuthorizer extends Construct {
  readonly authorizer: HttpLambdaAuthorizer;
  readonly lambda: Lambda;

  constructor(scope: Construct, id: string, props: RequestAuthorizerProps) {
    super(scope, id);
    const { lambda } = new BundledFunction(this, 'Authorizer', {
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
    this.lambda = lambda;
    this.authorizer = new HttpLambdaAuthorizer('RequestAuthorizer', lambda, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: [],
      resultsCacheTtl: Duration.seconds(0),
    });
  }
}
