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
      serviceName: `${service.name}-service`,
      cluster: props.cluster,
      taskDefinition: props.task,
      securityGroups: [props.servicesGroup, this.#group(props)],
      ...networkPlacement(stage),
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      healthCheckGracePeriod: Duration.seconds(60),
      circuitBreaker: { enable: true, rollback: true },
      availabilityZoneRebalancing: AvailabilityZoneRebalancing.ENABLED,
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
    });
    for (const caller of callers) group.addIngressRule(caller, Port.tcp(service.port));
    return group;
  }
}

/** The subnets of tasks: private ones behind a NAT gateway, or public ones where a stage has none. */
export function networkPlacement(stage: Stage) {
  const assignPublicIp = stage.natGateways === 0;
  const subnetType = assignPublicIp ? SubnetType.PUBLIC : SubnetType.PRIVATE_WITH_EGRESS;
  return { assignPublicIp, vpcSubnets: { subnetType } };
}
