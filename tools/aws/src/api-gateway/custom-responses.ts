import type { CustomGatewayResponse, RestApi } from '@quartet/cloudformation/model/api-gateway';
import { type ContextVariables, contextVariable } from './context-variable.ts';
import {
  type GatewayResponse,
  type RestGatewayResponses,
  restGatewayResponses,
} from './gateway-responses.ts';
import type { RequestContext } from './request-context.ts';

/** The responses that occur here, by AWS's names. A failed integration does not: the load balancer always answers. */
const types: Readonly<Record<string, Exclude<keyof RestGatewayResponses, 'headersTooLarge'>>> = {
  INTEGRATION_TIMEOUT: 'integrationTimeout',
  INVALID_API_KEY: 'forbidden',
  MISSING_AUTHENTICATION_TOKEN: 'notFound',
  QUOTA_EXCEEDED: 'overQuota',
  REQUEST_TOO_LARGE: 'bodyTooLarge',
  THROTTLED: 'throttled',
  WAF_FILTERED: 'blocked',
};

/**
 * The gateway responses of a REST API, each as its template has it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function customResponses(
  { gatewayResponses = {} }: RestApi,
  variables: ContextVariables,
): RestGatewayResponses {
  const custom = Object.entries(gatewayResponses).flatMap(([type, changes]) => {
    const name = types[type];
    return name ? [[name, customise(restGatewayResponses[name], changes, variables)] as const] : [];
  });
  return { ...restGatewayResponses, ...Object.fromEntries(custom) };
}

function customise(
  response: GatewayResponse,
  { statusCode, headers, template }: CustomGatewayResponse,
  variables: ContextVariables,
): GatewayResponse {
  return {
    ...response,
    status: statusCode ?? response.status,
    headers: overwrite(response.headers, headers),
    ...(template !== undefined && { bodyFor: bodyOf(template, variables) }),
  };
}

const variable = /\$context\.([\w.]*\w)/g;

/** The values of variables are substituted as they are: `$context.error.messageString` has its quotes. */
function bodyOf(template: string, variables: ContextVariables) {
  const names = Array.from(template.matchAll(variable), ([, name = '']) => name);
  const readers = new Map(names.map((name) => [name, contextVariable(name, variables)]));
  return (context: RequestContext) => {
    const valueOf = (_: string, name: string) => readers.get(name)?.(context) ?? '';
    return Buffer.from(template.replaceAll(variable, valueOf));
  };
}

function overwrite(
  list: readonly string[],
  headers: Readonly<Record<string, string>>,
): readonly string[] {
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const others = list.filter((_, at) => !names.has(list[at - (at % 2)]?.toLowerCase() ?? ''));
  return [...others, ...Object.entries(headers).flat()];
}
