import type { RestIntegration, RestMethod } from '../model/api-gateway.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { onlyLoadBalancer } from './load-balancer.ts';

type Api = TypedResource<'AWS::ApiGateway::RestApi'>;
type Method = TypedResource<'AWS::ApiGateway::Method'>;

export function restMethodsOf(
  resources: Resources,
  api: Api,
  stage: string,
): readonly RestMethod[] {
  return resources
    .of('AWS::ApiGateway::Method')
    .filter(({ properties }) => properties.RestApiId === api.ref)
    .map((method) => ({
      httpMethod: method.properties.HttpMethod,
      path: pathOf(resources, api, method),
      apiKeyRequired: method.properties.ApiKeyRequired,
      integration: integrationOf(resources, method, stage),
    }));
}

/** From the resource up to the root. */
function pathOf(resources: Resources, api: Api, method: Method): string {
  const all = resources.of('AWS::ApiGateway::Resource');
  const root = api.attribute('RootResourceId');
  let path = '';
  for (let id = method.properties.ResourceId; id !== root;) {
    const part = all.find(({ ref }) => ref === id);
    if (!part) throw method.error('ResourceId', 'leads to no root of the REST API');
    path = `/${part.properties.PathPart}${path}`;
    id = part.properties.ParentId;
  }
  return path || '/';
}

/**
 * The balancer is the target, the port of the address chooses its listener, and the stage comes before the path. With
 * HTTPS, the host is the name on the listener's certificate.
 */
function integrationOf(resources: Resources, method: Method, stage: string): RestIntegration {
  const { Uri, IntegrationTarget, RequestParameters, TimeoutInMillis } =
    method.properties.Integration;
  const balancer = onlyLoadBalancer(resources);
  const [, scheme = '', host = '', port, path = '/'] =
    /^(https?):\/\/([^/:]+)(?::(\d+))?(\/.*)?$/.exec(Uri) ?? [];
  const isSecure = scheme === 'https';
  const listener = resources
    .of('AWS::ElasticLoadBalancingV2::Listener')
    .find(({ properties }) => properties.Port === Number(port ?? (isSecure ? 443 : 80)));
  const isKnownHost = isSecure || host === balancer.attribute('DNSName');
  if (IntegrationTarget !== balancer.ref || !isKnownHost || !listener) {
    throw method.error('Integration', 'refers to no listener of these templates');
  }
  return {
    listenerArn: listener.ref,
    path: `/${stage}${path}`,
    timeoutInMillis: TimeoutInMillis,
    requestParameters: RequestParameters,
  };
}
