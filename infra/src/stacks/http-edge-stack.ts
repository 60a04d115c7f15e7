import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { HttpGateway } from '../constructs/http-gateway.ts';
import { HttpRoutes } from '../constructs/http-routes.ts';
import { importAlarmTopic, NotifyingAlarm } from '../constructs/notifying-alarm.ts';
import { RequestAuthorizer } from '../constructs/request-authorizer.ts';
import { tableArn } from '../constructs/table-arn.ts';
import { routeKey, routesOf } from '../edge/routes.ts';
import { lookUp, publish } from '../parameters.ts';
import type { Service } from '../services.ts';
import { StageStack, type StageStackProps } from '../stage-stack.ts';

export interface EdgeStackProps extends StageStackProps {
  readonly services: readonly Service[];
}

/** The public entry point, as an HTTP API. */
export class HttpEdgeStack extends StageStack {
  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props);
    const { stage, options } = this;
    const name = `quartet-${stage.name}`;
    const gateway = new HttpGateway(this, 'Gateway', { name, stage, domain: options.domain });
    const { authorizer } = this.#authorizer(gateway.url, props.services);
    const routes = new HttpRoutes(this, 'Routes', {
      api: gateway.api,
      services: props.services,
      listenerArn: lookUp(this, stage, 'platform/public-listener'),
      vpcLinkId: lookUp(this, stage, 'platform/vpc-link'),
      authorizer,
      hasCors: stage.origins.length > 0,
      secureServerName: stage.balancerTls?.serverName,
    });
    gateway.addStage(routes);
    new NotifyingAlarm(this, 'Errors', {
      alarmName: `${name}-edge-errors`,
      alarmDescription: 'The edge answers with 5xx. See which service in the access log.',
      metric: gateway.api.metricServerError({ period: Duration.minutes(1), statistic: 'Sum' }),
      threshold: 5,
      topic: importAlarmTopic(this, stage),
    });
    publish(this, stage, { 'edge/url': gateway.url });
  }

  #authorizer(url: string, services: readonly Service[]): RequestAuthorizer {
    const table = lookUp(this, this.stage, 'data/api-keys-table');
    const keyRoutes = services.flatMap(routesOf).filter(({ access }) => access === 'key');
    return new RequestAuthorizer(this, 'Authorizer', {
      stage: this.stage,
      apiKeysTable: table,
      apiKeysTableArn: tableArn(this, table),
      url,
      keyRoutes: keyRoutes.map(routeKey),
    });
  }
}
