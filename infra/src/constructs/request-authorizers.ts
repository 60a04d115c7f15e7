import { Duration } from 'aws-cdk-lib';
import {
  HttpLambdaAuthorizer,
  HttpLambdaResponseType,
} from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Who } from '../edge/routes.ts';
import type { Stage } from '../stages.ts';
import { CloudFunction } from './cloud-function.ts';

export interface RequestAuthorizersProps {
  readonly stage: Stage;
  readonly apiKeysTable: string;
  readonly apiKeysTableArn: string;
  /** Of the edge itself, under which the users service publishes its keys. */
  readonly url: string;
  /** The routes where an API key is enough. */
  readonly keyRoutes: readonly string[];
}

const remembered = Duration.minutes(1);
const key = '$request.header.x-api-key';
const token = '$request.header.authorization';
const route = '$context.routeKey';

/**
 * One function as two authorisers, because the gateway remembers an answer by its identity sources:
 * by the token too where a user is needed, and always by the route. A missing source is a 401.
 */
export class RequestAuthorizers extends Construct {
  readonly of: Readonly<Record<Exclude<Who, 'anyone'>, HttpLambdaAuthorizer>>;

  constructor(scope: Construct, id: string, props: RequestAuthorizersProps) {
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
    const authorizer = (name: string, identitySource: string[]) =>
      new HttpLambdaAuthorizer(name, lambda, {
        responseTypes: [HttpLambdaResponseType.SIMPLE],
        identitySource,
        resultsCacheTtl: remembered,
      });
    this.of = {
      key: authorizer('KeyAuthorizer', [key, route]),
      user: authorizer('UserAuthorizer', [key, token, route]),
    };
  }
}
