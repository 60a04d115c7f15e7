import type { HttpAuthorizer } from '../model/api-gateway.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { functionOf } from './function-names.ts';

export function httpAuthorizerOf(
  resources: Resources,
  resource: TypedResource<'AWS::ApiGatewayV2::Authorizer'>,
): HttpAuthorizer {
  const { AuthorizerUri, IdentitySource, ...how } = resource.properties;
  const { AuthorizerPayloadFormatVersion, EnableSimpleResponses } = how;
  const { AuthorizerResultTtlInSeconds } = how;
  if (AuthorizerPayloadFormatVersion !== '2.0' || EnableSimpleResponses !== true) {
    throw resource.error('EnableSimpleResponses', 'must be true, with payloads of version 2.0');
  }
  if (AuthorizerResultTtlInSeconds === undefined) {
    throw resource.error('AuthorizerResultTtlInSeconds', 'is missing');
  }
  return {
    id: resource.ref,
    functionName: functionOf(resources, resource, ['AuthorizerUri', AuthorizerUri]),
    identitySource: IdentitySource,
    resultTtlInSeconds: AuthorizerResultTtlInSeconds,
  };
}
