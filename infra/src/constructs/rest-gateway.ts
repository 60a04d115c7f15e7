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
import { stagePathPrefix } from '../names.ts';
import type { Domain } from '../synth-options.ts';
import type { Stage } from '../stages.ts';
import { addGatewayProblems } from './gateway-problems.ts';
import { logGroup } from './retention.ts';
import type { RestRoutes } from './rest-routes.ts';

export interface RestGatewayProps {
  readonly name: string;
  readonly stage: Stage;
  /**
   * A custom domain; the address that AWS assigns is then disabled.
   * @default - the address that AWS assigns
   */
  readonly domain?: Domain | undefined;
}

/**
 * The name of the API's stage, which is the first part of the path that a load balancer gets: the one by which it
 * recognises the stage of a pull request, or `live`.
 */
export function restStage(stage: Stage): string {
  return stagePathPrefix(stage)?.slice(1) ?? 'live';
}

const requestsPerMonth = 1_000_000;

/** The REST API, before its routes are added. */
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
        stageName: restStage(stage),
        loggingLevel: MethodLoggingLevel.ERROR,
        tracingEnabled: true,
        throttlingRateLimit: stage.rate,
        throttlingBurstLimit: stage.burst,
        accessLogDestination: new LogGroupLogDestination(logGroup(this, 'AccessLog', stage)),
        accessLogFormat: restLog,
      },
      ...(domain && { domainName: this.#domainName(domain) }),
    });
    addGatewayProblems(this.api);
    this.url = domain
      ? `https://${domain.name}`
      : this.api.deploymentStage.urlForPath('/').replace(/\/$/, '');
  }

  /** Adds the usage plan of the API keys. Further keys are created and deleted outside of the template. */
  addUsagePlan({ throttles }: RestRoutes, stage: Stage): void {
    const { clientRate: rateLimit } = stage;
    const plan = this.api.addUsagePlan('Clients', {
      throttle: { rateLimit, burstLimit: 2 * rateLimit },
      quota: { limit: requestsPerMonth, period: Period.MONTH },
    });
    plan.addApiStage({ stage: this.api.deploymentStage, throttle: throttles });
    plan.addApiKey(this.api.addApiKey('FirstClient'));
  }

  #domainName({ name, certificateArn }: Domain) {
    return {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      securityPolicy: SecurityPolicy.TLS_1_2,
    };
  }
}
