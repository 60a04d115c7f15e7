import type { Construct } from 'constructs';
import { EdgeAlarms } from '../constructs/edge-alarms.ts';
import { HttpGateway } from '../constructs/http-gateway.ts';
import { HttpRoutes } from '../constructs/http-routes.ts';
import { importAlarmTopic } from '../constructs/notifying-alarm.ts';
import { RequestAuthorizer } from '../constructs/request-authorizer.ts';
import { tableArn } from '../constructs/table-arn.ts';
import { routeKey, routesOf } from '../edge/routes.ts';
import { stagePathPrefix } from '../names.ts';
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
    const { authorizer, lambda } = this.#authorizer(gateway.url, props.services);
    const routes = new HttpRoutes(this, 'Routes', {
      api: gateway.api,
      services: props.services,
      listenerArn: lookUp(this, stage, 'platform/public-listener'),
      vpcLinkId: lookUp(this, stage, 'platform/vpc-link'),
      authorizer,
      pathPrefix: stagePathPrefix(stage),
      hasCors: stage.origins.length > 0,
      secureServerName: stage.balancerTls?.serverName,
    });
    gateway.addStage(routes);
    const topic = importAlarmTopic(this, stage);
    if (topic) {
      new EdgeAlarms(this, 'Alarms', { stage, api: gateway.api, functions: [lambda], topic });
    }
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
