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
  readonly balancerArn: string;
  readonly balancerAddress: string;
  readonly vpcLinkId: string;
}

/** The routes of the HTTP API in a REST API. The key is the gateway's own; tokens are the services' matter. */
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
        if (route.who === 'anyone') continue;
        this.throttles.push({ method, throttle: { rateLimit, burstLimit } });
      }
    }
  }

  #add(route: Route): Method {
    const { api, balancerArn, vpcLinkId } = this.#props;
    const method = api.root
      .resourceForPath(route.path)
      .addMethod(route.method, this.#integration(route), {
        apiKeyRequired: route.who !== 'anyone',
        authorizationType: AuthorizationType.NONE,
        requestValidator: this.#validator,
        requestParameters: hasRest(route) ? { 'method.request.path.proxy': true } : {},
      });
    // The CDK knows no integration of a REST API with a load balancer behind a VPC link yet.
    const integration = method.node.defaultChild as CfnMethod;
    integration.addPropertyOverride('Integration.ConnectionType', 'VPC_LINK');
    integration.addPropertyOverride('Integration.ConnectionId', vpcLinkId);
    integration.addPropertyOverride('Integration.IntegrationTarget', balancerArn);
    return method;
  }

  #integration(route: Route): Integration {
    const path = (rest: string) => route.target.replace('{proxy+}', rest);
    return new Integration({
      type: IntegrationType.HTTP_PROXY,
      integrationHttpMethod: route.method,
      uri: `http://${this.#props.balancerAddress}${path('{proxy}')}`,
      options: {
        requestTemplates: withoutStage(path(`$input.params('proxy')`)),
        timeout: Duration.seconds(limits.gateway),
        requestParameters: {
          ...identity(route),
          ...(hasRest(route) && {
            'integration.request.path.proxy': 'method.request.path.proxy',
          }),
        },
      },
    });
  }
}

function hasRest({ path }: Route): boolean {
  return path.endsWith('{proxy+}');
}

/** The gateway puts the stage before the path of a private integration, where no rule of the balancer knows it. */
function withoutStage(path: string): Record<string, string> {
  return {
    'application/json': `#set($context.requestOverride.path = "${path}")\n$input.body`,
  };
}

/** Whatever the client says about itself is overwritten. */
function identity({ version }: Route): Record<string, string> {
  const values = {
    [headers.requestId]: 'context.requestId',
    [headers.address]: 'context.identity.sourceIp',
    [headers.client]: 'context.identity.apiKeyId',
    [headers.user]: "''",
    [headers.version]: `'${version ?? ''}'`,
    'x-api-key': "''",
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`integration.request.header.${name}`, value]),
  );
}
