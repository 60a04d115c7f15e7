import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Firewall } from '../constructs/firewall.ts';
import { RestGateway } from '../constructs/rest-gateway.ts';
import { RestRoutes } from '../constructs/rest-routes.ts';
import { alarmsOf, SentAlarm } from '../constructs/sent-alarm.ts';
import { Mistake } from '../mistake.ts';
import { lookUp, publish } from '../parameters.ts';
import type { EdgeStackProps } from './http-edge-stack.ts';
import { StageStack } from './stage-stack.ts';

/** The one way in from outside, as a REST API: with keys, quotas and a firewall of the gateway's own. */
export class RestEdgeStack extends StageStack {
  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props);
    const { stage, settings } = this;
    if (stage.origins.length > 0) {
      throw new Mistake(
        `The stage ${stage.name} has origins, which no REST API lets call here; take -c edge=http, or leave origins empty.`,
      );
    }
    const name = `quartet-${stage.name}`;
    const gateway = new RestGateway(this, 'Gateway', { name, stage, domain: settings.domain });
    const routes = new RestRoutes(this, 'Routes', {
      api: gateway.api,
      services: props.services,
      balancerArn: lookUp(this, stage, 'platform/balancer'),
      balancerAddress: lookUp(this, stage, 'platform/balancer-address'),
      vpcLinkId: lookUp(this, stage, 'platform/vpc-link'),
    });
    gateway.meter(routes, stage);
    new Firewall(this, 'Firewall', { resourceArn: gateway.api.deploymentStage.stageArn });
    new SentAlarm(this, 'Errors', {
      alarmName: `${name}-edge-errors`,
      alarmDescription: 'The edge answers with 5xx. See which service in the access log.',
      metric: gateway.api.metricServerError({ period: Duration.minutes(1), statistic: 'Sum' }),
      above: 5,
      topic: alarmsOf(this, stage),
    });
    publish(this, stage, { 'edge/url': gateway.url });
  }
}
