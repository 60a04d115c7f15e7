import type { HttpGateway, RestGateway } from '../model/gateway.ts';
import type { Resources } from '../validate/resources.ts';
import { httpGatewayOf, isHttp } from './http-gateway.ts';
import { only } from './only.ts';
import { restGatewayOf } from './rest-gateway.ts';

export function gatewayOf(resources: Resources): HttpGateway | RestGateway {
  const http = resources.of('AWS::ApiGatewayV2::Api').filter(isHttp);
  const rest = resources.of('AWS::ApiGateway::RestApi');
  const { type } = only([...http, ...rest], 'HTTP API or REST API');
  return type === 'AWS::ApiGateway::RestApi'
    ? restGatewayOf(resources, only(rest, type))
    : httpGatewayOf(resources, only(http, type));
}
