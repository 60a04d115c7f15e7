import {
  CfnIntegration,
  type HttpApi,
  type HttpMethod,
  HttpNoneAuthorizer,
  type HttpRoute,
  type IHttpRouteAuthorizer,
  MappingValue,
  ParameterMapping,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { headers, secureHeaders } from '../edge/headers.ts';
import { type Route, routeKey, routesOf, withoutPreflights } from '../edge/routes.ts';
import type { Service } from '../services.ts';
import { LoadBalancerIntegration } from './load-balancer-integration.ts';

export interface HttpRoutesProps {
  readonly api: HttpApi;
  readonly services: readonly Service[];
  readonly listenerArn: string;
  readonly vpcLinkId: string;
  /** The authorizer of the routes that are not public. */
  readonly authorizer: IHttpRouteAuthorizer;
  /**
   * A first part of the path that the load balancer recognises the stage by.
   * @default - the load balancer gets the path as it is
   */
  readonly pathPrefix?: string | undefined;
  /** True when the gateway answers preflight requests of browsers itself. */
  readonly hasCors: boolean;
  /**
   * The name on the listener's certificate.
   * @default - requests to the listener are HTTP
   */
  readonly secureServerName?: string | undefined;
}

/** The routes of the HTTP API, with their integrations and throttles. */
export class HttpRoutes extends Construct {
  readonly routes: HttpRoute[] = [];
  /** Throttling settings by route key, as the stage takes them. */
  readonly throttles: Record<string, object> = {};
  readonly #props: HttpRoutesProps;
  readonly #integrations = new Map<string, LoadBalancerIntegration>();

  constructor(scope: Construct, id: string, props: HttpRoutesProps) {
    super(scope, id);
    this.#props = props;
    for (const service of props.services) {
      const all = routesOf(service);
      const routes = props.hasCors ? withoutPreflights(all) : all;
      for (const route of routes) this.#add(route, service);
    }
    for (const each of props.api.node.findAll())
      if (each instanceof CfnIntegration) each.responseParameters = secureErrors;
  }

  #add(route: Route, { rate, burst }: Service): void {
    const { api, authorizer } = this.#props;
    const added = api.addRoutes({
      path: route.path,
      methods: [route.method as HttpMethod],
      integration: this.#integrationOf(route),
      authorizer: route.access === 'anyone' ? new HttpNoneAuthorizer() : authorizer,
    });
    this.routes.push(...added);
    this.throttles[routeKey(route)] = {
      ThrottlingRateLimit: rate,
      ThrottlingBurstLimit: burst,
    };
  }

  /** Returns the integration of a route. Routes with the same target and mapping share one. */
  #integrationOf(route: Route): LoadBalancerIntegration {
    const service = route.targetPath.split('/')[2];
    const { listenerArn, vpcLinkId, pathPrefix, secureServerName } = this.#props;
    const path = route.version || pathPrefix ? route.path : service;
    const id = `${route.access} ${path}`;
    const existing = this.#integrations.get(id);
    if (existing) return existing;
    const parameterMapping = parameterMappingOf(route, pathPrefix);
    const integration = new LoadBalancerIntegration(id, {
      listenerArn,
      vpcLinkId,
      parameterMapping,
      secureServerName,
    });
    this.#integrations.set(id, integration);
    return integration;
  }
}

/**
 * The load balancer's own errors get the headers that services set. The answers of an HTTP API itself cannot be changed.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
const secureErrors = Object.fromEntries(
  ['502', '503', '504'].map((status) => [
    status,
    {
      ResponseParameters: Object.entries(secureHeaders).map(([name, Source]) => ({
        ...{ Destination: `overwrite:header.${name}`, Source },
      })),
    },
  ]),
);

/** Maps a route's headers and path. Identity headers from the client are overwritten or removed, never appended to. */
function parameterMappingOf(
  { access, version, targetPath }: Route,
  pathPrefix = '',
): ParameterMapping {
  const mapping = new ParameterMapping()
    .overwriteHeader(headers.requestId, MappingValue.contextVariable('requestId'))
    .overwriteHeader(headers.address, MappingValue.contextVariable('identity.sourceIp'))
    .custom(...removed('x-api-key'));
  const setFromAuthorizer = (header: string, name: string) =>
    mapping.overwriteHeader(header, MappingValue.contextVariable(`authorizer.${name}`));
  if (access === 'anyone') {
    mapping.custom(...removed(headers.client)).custom(...removed(headers.clientRate));
  } else {
    setFromAuthorizer(headers.client, 'clientId');
    setFromAuthorizer(headers.clientRate, 'rate');
  }
  if (access === 'user') setFromAuthorizer(headers.user, 'userId');
  else mapping.custom(...removed(headers.user));
  if (version === undefined) mapping.custom(...removed(headers.version));
  else mapping.overwriteHeader(headers.version, MappingValue.custom(version));
  if (version === undefined && pathPrefix === '') return mapping;
  const path = targetPath.replace('{proxy+}', '${request.path.proxy}');
  return mapping.overwritePath(MappingValue.custom(`${pathPrefix}${path}`));
}

/** The mapping that removes a header. An update with an empty value would delete the mapping instead. */
function removed(header: string): [key: string, value: string] {
  return [`remove:header.${header}`, "''"];
}
