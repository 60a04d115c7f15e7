import type { Construct } from 'constructs';
import { ConfigurationError } from '../configuration-error.ts';
import { EdgeAlarms } from '../constructs/edge-alarms.ts';
import { Firewall } from '../constructs/firewall.ts';
import { importAlarmTopic } from '../constructs/notifying-alarm.ts';
import { RestGateway } from '../constructs/rest-gateway.ts';
import { RestRoutes } from '../constructs/rest-routes.ts';
import { lookUp, publish } from '../parameters.ts';
import { StageStack } from '../stage-stack.ts';
import type { EdgeStackProps } from './http-edge-stack.ts';

/** The public entry point, as a REST API with API keys, quotas and, where the stage has one, a web ACL of its own. */
export class RestEdgeStack extends StageStack {
  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props);
    const { stage, options } = this;
    if (stage.origins.length > 0) {
      throw new ConfigurationError(
        `The stage ${stage.name} has origins, which the REST API does not support; use -c edge=http, or leave origins empty.`,
      );
    }
    const name = `quartet-${stage.name}`;
    const gateway = new RestGateway(this, 'Gateway', { name, stage, domain: options.domain });
    const routes = new RestRoutes(this, 'Routes', {
      api: gateway.api,
      services: props.services,
      loadBalancerArn: lookUp(this, stage, 'platform/balancer'),
      listenerUrl: this.#listenerUrl(),
      vpcLinkId: lookUp(this, stage, 'platform/vpc-link'),
    });
    gateway.addUsagePlan(routes, stage);
    if (stage.firewall !== 'none') {
      const { stageArn: resourceArn } = gateway.api.deploymentStage;
      new Firewall(this, 'Firewall', { stage, resourceArn, clientHeader: 'x-api-key' });
    }
    const topic = importAlarmTopic(this, stage);
    if (topic) new EdgeAlarms(this, 'Alarms', { stage, api: gateway.api, topic });
    publish(this, stage, { 'edge/url': gateway.url });
  }

  /** The certificate names the host of HTTPS; the target of the integration is the load balancer in any case. */
  #listenerUrl(): string {
    const { balancerTls } = this.stage;
    return balancerTls
      ? `https://${balancerTls.serverName}`
      : `http://${lookUp(this, this.stage, 'platform/balancer-address')}`;
  }
}
