import {
  type HttpApi,
  type HttpMethod,
  HttpNoneAuthorizer,
  type HttpRoute,
  type IHttpRouteAuthorizer,
  MappingValue,
  ParameterMapping,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { headers } from '../edge/headers.ts';
import { type Route, routeKey, routesOf, withoutPreflights } from '../edge/routes.ts';
import type { Service } from '../services.ts';
import { BalancerIntegration } from './balancer-integration.ts';

export interface HttpRoutesProps {
  readonly api: HttpApi;
  readonly services: readonly Service[];
  readonly listenerArn: string;
  readonly vpcLinkId: string;
  /** Of the routes that are not open to anyone. */
  readonly authorizer: IHttpRouteAuthorizer;
  /** Whether pages in browsers may call. */
  readonly fromPages: boolean;
}

/** What the gateway lets through to which service, and how often. */
export class HttpRoutes extends Construct {
  readonly routes: HttpRoute[] = [];
  /** By route, as the stage wants them. */
  readonly throttles: Record<string, object> = {};
  readonly #props: HttpRoutesProps;
  readonly #integrations = new Map<string, BalancerIntegration>();

  constructor(scope: Construct, id: string, props: HttpRoutesProps) {
    super(scope, id);
    this.#props = props;
    for (const service of props.services) {
      const all = routesOf(service);
      const routes = props.fromPages ? withoutPreflights(all) : all;
      for (const route of routes) this.#add(route, service);
    }
  }

  #add(route: Route, { rate, burst }: Service): void {
    const { api, authorizer } = this.#props;
    const added = api.addRoutes({
      path: route.path,
      methods: [route.method as HttpMethod],
      integration: this.#integrationOf(route),
      authorizer: route.who === 'anyone' ? new HttpNoneAuthorizer() : authorizer,
    });
    this.routes.push(...added);
    this.throttles[routeKey(route)] = {
      ThrottlingRateLimit: rate,
      ThrottlingBurstLimit: burst,
    };
  }

  /** Routes share one when they ask the service for the same in the same way. */
  #integrationOf(route: Route): BalancerIntegration {
    const service = route.target.split('/')[2];
    const path = route.version ? route.path : service;
    const id = `${route.who} ${path}`;
    const known = this.#integrations.get(id);
    if (known) return known;
    const { listenerArn, vpcLinkId } = this.#props;
    const parameterMapping = mappingOf(route);
    const made = new BalancerIntegration(id, { listenerArn, vpcLinkId, parameterMapping });
    this.#integrations.set(id, made);
    return made;
  }
}

/** Whatever the client says about itself is overwritten or removed, and never added to. */
function mappingOf({ who, version, target }: Route): ParameterMapping {
  const mapping = new ParameterMapping()
    .overwriteHeader(headers.requestId, MappingValue.contextVariable('requestId'))
    .overwriteHeader(headers.address, MappingValue.contextVariable('identity.sourceIp'))
    .removeHeader('x-api-key');
  const authorized = (header: string, name: string) =>
    mapping.overwriteHeader(header, MappingValue.contextVariable(`authorizer.${name}`));
  if (who === 'anyone') mapping.removeHeader(headers.client);
  else authorized(headers.client, 'clientId');
  if (who === 'user') authorized(headers.user, 'userId');
  else mapping.removeHeader(headers.user);
  if (version === undefined) return mapping.removeHeader(headers.version);
  const path = target.replace('{proxy+}', '${request.path.proxy}');
  return mapping
    .overwriteHeader(headers.version, MappingValue.custom(version))
    .overwritePath(MappingValue.custom(path));
}
