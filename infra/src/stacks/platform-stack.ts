import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerInsights } from 'aws-cdk-lib/aws-ecs';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import type { Construct } from 'constructs';
import { mostConnections } from '../check-pull-requests.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { Bus } from '../constructs/bus.ts';
import { DatabaseAlarms } from '../constructs/database-alarms.ts';
import { Firewall } from '../constructs/firewall.ts';
import { GatewayVpcLink } from '../constructs/gateway-vpc-link.ts';
import { LoadBalancer, publicPortOf } from '../constructs/load-balancer.ts';
import { StageBudget } from '../constructs/stage-budget.ts';
import { StageDashboard } from '../constructs/stage-dashboard.ts';
import { importSecurityGroup, importVpc } from '../constructs/stage-lookups.ts';
import { headers } from '../edge/headers.ts';
import { namespaceName } from '../names.ts';
import { lookUp, publish } from '../parameters.ts';
import { type Service, shiftsTraffic } from '../services.ts';
import { StageStack, type StageStackProps } from '../stage-stack.ts';

export interface PlatformStackProps extends StageStackProps {
  readonly services: readonly Service[];
}

/** The infrastructure that all services of a stage share. */
export class PlatformStack extends StageStack {
  constructor(scope: Construct, id: string, props: PlatformStackProps) {
    super(scope, id, props);
    const name = `quartet-${this.stage.name}`;
    const vpc = importVpc(this, this.stage, 'inner');
    const { topic } = new AlarmTopic(this, 'Alarms', { name: `${name}-alarms` });
    const bus = new Bus(this, 'Bus', { name, stage: this.stage, topic });
    const cluster = this.#cluster(name, vpc);
    const { loadBalancer, securityGroup, publicListener, internalListener, testListener } =
      this.#loadBalancer(vpc, props.services.some(shiftsTraffic));
    const { link } = new GatewayVpcLink(this, 'GatewayLink', {
      name,
      vpc,
      loadBalancerGroup: securityGroup,
      port: publicPortOf(this.stage),
    });
    if (this.stage.dashboard) {
      const stage = this.stage.name;
      new StageDashboard(this, 'Overview', {
        name,
        stage,
        loadBalancer,
        cluster: cluster.clusterName,
      });
    }
    new DatabaseAlarms(this, 'DatabaseAlarms', {
      stage: this.stage,
      identifier: lookUp(this, this.stage, 'data/identifier'),
      connections: mostConnections(this.stage, props.services.length),
      topic,
    });
    new StageBudget(this, 'Budget', { name, stage: this.stage, topic });
    publish(this, this.stage, {
      'platform/cluster': cluster.clusterName,
      'platform/balancer': loadBalancer.loadBalancerArn,
      'platform/balancer-address': loadBalancer.loadBalancerDnsName,
      'platform/balancer-group': securityGroup.securityGroupId,
      'platform/public-listener': publicListener.listenerArn,
      'platform/vpc-link': link.vpcLinkId,
      'platform/bus': bus.name,
      'platform/alarms': topic.topicArn,
      ...(internalListener && { 'platform/internal-listener': internalListener.listenerArn }),
      ...(testListener && { 'platform/test-listener': testListener.listenerArn }),
      ...this.#namespace(vpc),
    });
  }

  #cluster(clusterName: string, vpc: IVpc): Cluster {
    return new Cluster(this, 'Cluster', {
      clusterName,
      vpc,
      enableFargateCapacityProviders: true,
      containerInsightsV2: ContainerInsights.DISABLED,
    });
  }

  #loadBalancer(vpc: IVpc, hasTestListener: boolean): LoadBalancer {
    const { stage, options } = this;
    const byName = options.discovery === 'cloud-map';
    const construct = new LoadBalancer(this, 'Balancer', {
      vpc,
      services: byName ? undefined : importSecurityGroup(this, stage, 'network/services-group'),
      hasTestListener,
      deletionProtection: stage.retainData,
      tls: stage.balancerTls,
    });
    if (stage.firewall !== 'none' && options.edge === 'http') {
      new Firewall(this, 'Firewall', {
        stage,
        resourceArn: construct.loadBalancer.loadBalancerArn,
        clientHeader: headers.client,
        addressHeader: headers.address,
      });
    }
    return construct;
  }

  #namespace(vpc: IVpc) {
    if (this.options.discovery !== 'cloud-map') return {};
    const { namespaceId } = new PrivateDnsNamespace(this, 'Namespace', {
      name: namespaceName(this.stage.name),
      vpc,
    });
    return { 'platform/namespace-id': namespaceId };
  }
}
