import type { HttpAuthorizer } from '../model/gateway.ts';
import type { Found, Resources } from '../validate/resources.ts';
import { functionOf } from './function-names.ts';

export function httpAuthorizerOf(
  resources: Resources,
  found: Found<'AWS::ApiGatewayV2::Authorizer'>,
): HttpAuthorizer {
  const { AuthorizerUri, IdentitySource, ...how } = found.properties;
  const { AuthorizerPayloadFormatVersion, EnableSimpleResponses } = how;
  const { AuthorizerResultTtlInSeconds } = how;
  if (AuthorizerPayloadFormatVersion !== '2.0' || EnableSimpleResponses !== true) {
    throw found.mistake('EnableSimpleResponses', 'must be true, with payloads of version 2.0');
  }
  if (AuthorizerResultTtlInSeconds === undefined) {
    throw found.mistake('AuthorizerResultTtlInSeconds', 'is missing');
  }
  return {
    id: found.ref,
    function: functionOf(resources, found, ['AuthorizerUri', AuthorizerUri]),
    identitySources: IdentitySource,
    ttl: AuthorizerResultTtlInSeconds,
  };
}
