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
import type { Domain } from '../synth-options.ts';
import type { Stage } from '../stages.ts';
import type { HttpRoutes } from './http-routes.ts';
import { logGroup } from './retention.ts';

export interface HttpGatewayProps {
  readonly name: string;
  readonly stage: Stage;
  /**
   * A custom domain; the address that AWS assigns is then disabled.
   * @default - the address that AWS assigns
   */
  readonly domain?: Domain | undefined;
}

/** The HTTP API, before its routes are added. */
export class HttpGateway extends Construct {
  readonly api: HttpApi;
  readonly url: string;
  readonly #domain: DomainName | undefined;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, props: HttpGatewayProps) {
    super(scope, id);
    const { name, stage, domain } = props;
    this.#stage = stage;
    this.#domain = domain && this.#domainName(domain);
    this.api = new HttpApi(this, 'Api', {
      apiName: name,
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== undefined,
      ...(stage.origins.length > 0 && { corsPreflight: corsPreflight(stage.origins) }),
    });
    this.url = domain ? `https://${domain.name}` : this.api.apiEndpoint;
  }

  /** Adds the stage. Its settings name routes, so it is created after them. */
  addStage({ routes, throttles }: HttpRoutes): void {
    const { rate, burst } = this.#stage;
    const httpStage = new HttpStage(this, 'Stage', {
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
    (httpStage.node.defaultChild as CfnStage).routeSettings = throttles;
    httpStage.node.addDependency(...routes);
  }

  #domainName({ name, certificateArn }: Domain): DomainName {
    return new DomainName(this, 'Domain', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
  }
}

function corsPreflight(origins: readonly string[]) {
  return {
    allowOrigins: [...origins],
    allowMethods: [CorsHttpMethod.ANY],
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'x-api-key'],
    exposeHeaders: [
      ...['etag', 'location', 'retry-after', 'x-request-id'],
      ...['ratelimit', 'ratelimit-policy'],
    ],
    maxAge: Duration.hours(1),
  };
}
