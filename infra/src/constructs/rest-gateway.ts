import {
  EndpointType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  Period,
  RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';
import { restLog } from '../edge/access-log.ts';
import type { Domain } from '../settings.ts';
import type { Stage } from '../stages.ts';
import { logGroup } from './kept.ts';
import type { RestRoutes } from './rest-routes.ts';

export interface RestGatewayProps {
  readonly name: string;
  readonly stage: Stage;
  /**
   * Of its own; the address that AWS gives is then switched off.
   * @default - the address that AWS gives
   */
  readonly domain?: Domain | undefined;
}

const requestsPerMonth = 1_000_000;

/** The REST API, without routes as yet. Errors of its own are problems, like those of the services. */
export class RestGateway extends Construct {
  readonly api: RestApi;
  readonly url: string;

  constructor(scope: Construct, id: string, { name, stage, domain }: RestGatewayProps) {
    super(scope, id);
    this.api = new RestApi(this, 'Api', {
      restApiName: name,
      endpointTypes: [EndpointType.REGIONAL],
      disableExecuteApiEndpoint: domain !== undefined,
      cloudWatchRole: false,
      deployOptions: {
        stageName: 'live',
        loggingLevel: MethodLoggingLevel.ERROR,
        tracingEnabled: true,
        throttlingRateLimit: stage.rate,
        throttlingBurstLimit: stage.burst,
        accessLogDestination: new LogGroupLogDestination(logGroup(this, 'AccessLog', stage)),
        accessLogFormat: restLog,
      },
      ...(domain && { domainName: this.#named(domain) }),
    });
    this.url = domain
      ? `https://${domain.name}`
      : this.api.deploymentStage.urlForPath('/').replace(/\/$/, '');
  }

  /** What the owner of a key may ask for. Keys are made and taken away beside the template. */
  meter({ throttles }: RestRoutes, stage: Stage): void {
    const { rate: rateLimit, burst: burstLimit } = stage;
    const plan = this.api.addUsagePlan('Clients', {
      throttle: { rateLimit, burstLimit },
      quota: { limit: requestsPerMonth, period: Period.MONTH },
    });
    plan.addApiStage({ stage: this.api.deploymentStage, throttle: throttles });
    plan.addApiKey(this.api.addApiKey('FirstClient'));
  }

  #named({ name, certificateArn }: Domain) {
    return {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      securityPolicy: SecurityPolicy.TLS_1_2,
    };
  }
}
