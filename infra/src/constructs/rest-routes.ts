import { Duration } from 'aws-cdk-lib';
import {
  AuthorizationType,
  type CfnMethod,
  Integration,
  IntegrationType,
  type Method,
  type RequestValidator,
  type RestApi,
  type ThrottlingPerMethod,
} from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import { headers } from '../edge/headers.ts';
import { type Route, routesOf } from '../edge/routes.ts';
import { limits } from '../limits.ts';
import type { Service } from '../services.ts';

export interface RestRoutesProps {
  readonly api: RestApi;
  readonly services: readonly Service[];
  readonly loadBalancerArn: string;
  /** The scheme and host of the public listener; with HTTPS, the host is the name on its certificate. */
  readonly listenerUrl: string;
  readonly vpcLinkId: string;
}

/**
 * The same routes in a REST API. The gateway checks the API key; the services check tokens. It puts the name of its
 * stage before the path of each request to the load balancer, whose rules take it away.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html
 */
export class RestRoutes extends Construct {
  readonly throttles: ThrottlingPerMethod[] = [];
  readonly #props: RestRoutesProps;
  readonly #validator: RequestValidator;

  constructor(scope: Construct, id: string, props: RestRoutesProps) {
    super(scope, id);
    this.#props = props;
    this.#validator = props.api.addRequestValidator('Validator', {
      validateRequestBody: true,
      validateRequestParameters: true,
    });
    for (const service of props.services) {
      const { rate: rateLimit, burst: burstLimit } = service;
      for (const route of routesOf(service).filter(({ method }) => method === 'ANY')) {
        const method = this.#add(route);
        if (route.access === 'anyone') continue;
        this.throttles.push({ method, throttle: { rateLimit, burstLimit } });
      }
    }
  }

  #add(route: Route): Method {
    const { api, loadBalancerArn, vpcLinkId } = this.#props;
    const method = api.root
      .resourceForPath(route.path)
      .addMethod(route.method, this.#integration(route), {
        apiKeyRequired: route.access !== 'anyone',
        authorizationType: AuthorizationType.NONE,
        requestValidator: this.#validator,
        requestParameters: hasProxyPath(route) ? { 'method.request.path.proxy': true } : {},
      });
    // The CDK has no integration of a REST API with a load balancer behind a VPC link yet.
    const integration = method.node.defaultChild as CfnMethod;
    integration.addPropertyOverride('Integration.ConnectionType', 'VPC_LINK');
    integration.addPropertyOverride('Integration.ConnectionId', vpcLinkId);
    integration.addPropertyOverride('Integration.IntegrationTarget', loadBalancerArn);
    return method;
  }

  #integration(route: Route): Integration {
    const path = route.targetPath.replace('{proxy+}', '{proxy}');
    return new Integration({
      type: IntegrationType.HTTP_PROXY,
      integrationHttpMethod: route.method,
      uri: `${this.#props.listenerUrl}${path}`,
      options: {
        timeout: Duration.seconds(limits.gateway),
        requestParameters: {
          ...identityHeaders(route),
          ...(hasProxyPath(route) && {
            'integration.request.path.proxy': 'method.request.path.proxy',
          }),
        },
      },
    });
  }
}

function hasProxyPath({ path }: Route): boolean {
  return path.endsWith('{proxy+}');
}

/** Overwrites the identity headers that a client sends. */
function identityHeaders({ version }: Route): Record<string, string> {
  const values = {
    [headers.requestId]: 'context.requestId',
    [headers.address]: 'context.identity.sourceIp',
    [headers.client]: 'context.identity.apiKeyId',
    [headers.clientRate]: "''",
    [headers.user]: "''",
    [headers.version]: `'${version ?? ''}'`,
    'x-api-key': "''",
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`integration.request.header.${name}`, value]),
  );
}
