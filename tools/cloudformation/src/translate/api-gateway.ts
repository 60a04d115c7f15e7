import type { HttpApi, RestApi } from '../model/api-gateway.ts';
import type { Resources } from '../validate/resources.ts';
import { httpApiOf, isHttp } from './http-api.ts';
import { only } from './only.ts';
import { restApiOf } from './rest-api.ts';

export function gatewayOf(resources: Resources): HttpApi | RestApi {
  const http = resources.of('AWS::ApiGatewayV2::Api').filter(isHttp);
  const rest = resources.of('AWS::ApiGateway::RestApi');
  const { type } = only([...http, ...rest], 'HTTP API or REST API');
  return type === 'AWS::ApiGateway::RestApi'
    ? restApiOf(resources, only(rest, type))
    : httpApiOf(resources, only(http, type));
}
