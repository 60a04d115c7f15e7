import type { HttpAuthorizer } from '../model/api-gateway.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { functionOf } from './function-names.ts';

export function httpAuthorizerOf(
  resources: Resources,
  found: TypedResource<'AWS::ApiGatewayV2::Authorizer'>,
): HttpAuthorizer {
  const { AuthorizerUri, IdentitySource, ...how } = found.properties;
  const { AuthorizerPayloadFormatVersion, EnableSimpleResponses } = how;
  const { AuthorizerResultTtlInSeconds } = how;
  if (AuthorizerPayloadFormatVersion !== '2.0' || EnableSimpleResponses !== true) {
    throw found.error('EnableSimpleResponses', 'must be true, with payloads of version 2.0');
  }
  if (AuthorizerResultTtlInSeconds === undefined) {
    throw found.error('AuthorizerResultTtlInSeconds', 'is missing');
  }
  return {
    id: found.ref,
    functionName: functionOf(resources, found, ['AuthorizerUri', AuthorizerUri]),
    identitySource: IdentitySource,
    resultTtlInSeconds: AuthorizerResultTtlInSeconds,
  };
}
