import { Duration } from 'aws-cdk-lib';
import {
  type CfnStage,
  CorsHttpMethod,
  DomainName,
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';
import { httpLog } from '../edge/access-log.ts';
import type { Domain } from '../settings.ts';
import type { Stage } from '../stages.ts';
import type { HttpRoutes } from './http-routes.ts';
import { logGroup } from './kept.ts';

export interface HttpGatewayProps {
  readonly name: string;
  readonly stage: Stage;
  /**
   * Of its own; the address that AWS gives is then switched off.
   * @default - the address that AWS gives
   */
  readonly domain?: Domain | undefined;
}

/** The HTTP API, without routes as yet. */
export class HttpGateway extends Construct {
  readonly api: HttpApi;
  readonly url: string;
  readonly #domain: DomainName | undefined;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, props: HttpGatewayProps) {
    super(scope, id);
    const { name, stage, domain } = props;
    this.#stage = stage;
    this.#domain = domain && this.#named(domain);
    this.api = new HttpApi(this, 'Api', {
      apiName: name,
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== undefined,
      ...(stage.origins.length > 0 && { corsPreflight: corsFor(stage.origins) }),
    });
    this.url = domain ? `https://${domain.name}` : this.api.apiEndpoint;
  }

  /** A stage may only name routes that are there, so it comes after them. */
  open({ routes, throttles }: HttpRoutes): void {
    const { rate, burst } = this.#stage;
    const opened = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: rate, burstLimit: burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup(this, 'AccessLog', this.#stage)),
        format: httpLog,
      },
      ...(this.#domain && { domainMapping: { domainName: this.#domain } }),
    });
    (opened.node.defaultChild as CfnStage).routeSettings = throttles;
    opened.node.addDependency(...routes);
  }

  #named({ name, certificateArn }: Domain): DomainName {
    return new DomainName(this, 'Domain', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
  }
}

function corsFor(origins: readonly string[]) {
  return {
    allowOrigins: [...origins],
    allowMethods: [CorsHttpMethod.ANY],
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'x-api-key'],
    exposeHeaders: ['etag', 'location', 'retry-after', 'x-request-id'],
    maxAge: Duration.hours(1),
  };
}
