import { Duration } from 'aws-cdk-lib';
import {
  type ISecurityGroup,
  type IVpc,
  Port,
  SecurityGroup,
  SubnetType,
} from 'aws-cdk-lib/aws-ec2';
import {
  AvailabilityZoneRebalancing,
  DeploymentStrategy,
  FargateService,
  type FargateTaskDefinition,
  type ICluster,
  PropagatedTagSource,
} from 'aws-cdk-lib/aws-ecs';
import type { INamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { Construct } from 'constructs';
import { ecsServiceName } from '../names.ts';
import type { Service, Strategy } from '../services.ts';
import type { Stage } from '../stages.ts';

export interface FargateApiProps {
  readonly service: Service;
  readonly stage: Stage;
  readonly vpc: IVpc;
  readonly cluster: ICluster;
  readonly task: FargateTaskDefinition;
  /** The security group that may reach the database and the internal listener. */
  readonly servicesGroup: ISecurityGroup;
  /** The security groups that may call its tasks. */
  readonly callers: readonly ISecurityGroup[];
  /**
   * The Cloud Map namespace in which its tasks are registered.
   * @default - its tasks are reached only through the load balancer
   */
  readonly namespace?: INamespace | undefined;
}

const bakeTime = Duration.minutes(5);

/** The ECS configuration of each deployment strategy. */
const strategies: Readonly<Record<Strategy, object>> = {
  rolling: {},
  blueGreen: { deploymentStrategy: DeploymentStrategy.BLUE_GREEN, bakeTime },
  canary: {
    deploymentStrategy: DeploymentStrategy.CANARY,
    canaryConfiguration: { stepPercent: 10, stepBakeTime: bakeTime },
    bakeTime,
  },
};

/** The ECS service that runs an API on Fargate. */
export class FargateApi extends Construct {
  readonly service: FargateService;

  constructor(scope: Construct, id: string, props: FargateApiProps) {
    super(scope, id);
    const { service, stage } = props;
    this.service = new FargateService(this, 'Service', {
      serviceName: ecsServiceName(service.name, stage.name),
      cluster: props.cluster,
      taskDefinition: props.task,
      securityGroups: [props.servicesGroup, this.#group(props)],
      ...networkPlacement(stage),
      ...taskReplacement(stage),
      healthCheckGracePeriod: Duration.seconds(60),
      circuitBreaker: { enable: true, rollback: true },
      enableECSManagedTags: true,
      propagateTags: PropagatedTagSource.SERVICE,
      capacityProviderStrategies: [
        { capacityProvider: stage.spot ? 'FARGATE_SPOT' : 'FARGATE', weight: 1 },
      ],
      ...(props.namespace && {
        cloudMapOptions: {
          name: service.name,
          cloudMapNamespace: props.namespace,
          dnsTtl: Duration.seconds(10),
        },
      }),
      ...strategies[service.strategy],
    });
  }

  #group({ vpc, service, callers }: FargateApiProps): SecurityGroup {
    const group = new SecurityGroup(this, 'Group', {
      vpc,
      description: `Tasks of ${service.name}`,
      // The group of all services lets its tasks out.
      allowAllOutbound: false,
    });
    for (const caller of callers) group.addIngressRule(caller, Port.tcp(service.port));
    return group;
  }
}

/**
 * Tasks start before those that they replace are stopped. In the stage of a pull request they start after that, which
 * needs half the connections to the database; ECS then has no room to move tasks between zones.
 */
function taskReplacement({ host }: Stage) {
  if (host) return { minHealthyPercent: 0, maxHealthyPercent: 100 };
  return {
    minHealthyPercent: 100,
    maxHealthyPercent: 200,
    availabilityZoneRebalancing: AvailabilityZoneRebalancing.ENABLED,
  };
}

/** The subnets of tasks: private ones behind a NAT gateway, or public ones where a stage has none. */
export function networkPlacement(stage: Stage) {
  const assignPublicIp = stage.natGateways === 0;
  const subnetType = assignPublicIp ? SubnetType.PUBLIC : SubnetType.PRIVATE_WITH_EGRESS;
  return { assignPublicIp, vpcSubnets: { subnetType } };
}
