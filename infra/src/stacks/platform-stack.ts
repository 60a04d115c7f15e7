import { Cluster, ContainerInsights } from 'aws-cdk-lib/aws-ecs';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { Balancer } from '../constructs/balancer.ts';
import { Bus } from '../constructs/bus.ts';
import { Firewall } from '../constructs/firewall.ts';
import { GatewayLink } from '../constructs/gateway-link.ts';
import { groupOf, networkOf } from '../constructs/neighbours.ts';
import { Overview } from '../constructs/overview.ts';
import { headers } from '../edge/headers.ts';
import { publish } from '../parameters.ts';
import { StageStack, type StageStackProps } from './stage-stack.ts';

/** What all services of a stage stand on. */
export class PlatformStack extends StageStack {
  constructor(scope: Construct, id: string, props: StageStackProps) {
    super(scope, id, props);
    const name = `quartet-${this.stage.name}`;
    const vpc = networkOf(this, this.stage, 'inner');
    const { topic } = new AlarmTopic(this, 'Alarms', { name: `${name}-alarms` });
    const bus = new Bus(this, 'Bus', { name, stage: this.stage, topic });
    const cluster = this.#cluster(name, vpc);
    const { balancer, group, publicListener, internalListener } = this.#balancer(vpc);
    const { link } = new GatewayLink(this, 'GatewayLink', { name, vpc, balancerGroup: group });
    new Overview(this, 'Overview', {
      name,
      stage: this.stage.name,
      balancer,
      cluster: cluster.clusterName,
    });
    publish(this, this.stage, {
      'platform/cluster': cluster.clusterName,
      'platform/balancer': balancer.loadBalancerArn,
      'platform/balancer-address': balancer.loadBalancerDnsName,
      'platform/balancer-group': group.securityGroupId,
      'platform/public-listener': publicListener.listenerArn,
      'platform/vpc-link': link.vpcLinkId,
      'platform/bus': bus.name,
      'platform/alarms': topic.topicArn,
      ...(internalListener && { 'platform/internal-listener': internalListener.listenerArn }),
      ...this.#namespace(vpc),
    });
  }

  #cluster(clusterName: string, vpc: IVpc): Cluster {
    return new Cluster(this, 'Cluster', {
      clusterName,
      vpc,
      enableFargateCapacityProviders: true,
      containerInsightsV2: ContainerInsights.ENABLED,
    });
  }

  #balancer(vpc: IVpc): Balancer {
    const { stage, settings } = this;
    const byName = settings.discovery === 'cloud-map';
    const made = new Balancer(this, 'Balancer', {
      vpc,
      services: byName ? undefined : groupOf(this, stage, 'network/services-group'),
      deletionProtection: stage.keepsData,
    });
    if (stage.firewall && settings.edge === 'http') {
      new Firewall(this, 'Firewall', {
        resourceArn: made.balancer.loadBalancerArn,
        addressHeader: headers.address,
      });
    }
    return made;
  }

  #namespace(vpc: IVpc) {
    if (this.settings.discovery !== 'cloud-map') return {};
    const { namespaceId } = new PrivateDnsNamespace(this, 'Namespace', {
      name: namespaceName(this.stage.name),
      vpc,
    });
    return { 'platform/namespace-id': namespaceId };
  }
}

/** Under it, services are found by their names. */
export function namespaceName(stage: string): string {
  return `quartet-${stage}.internal`;
}
