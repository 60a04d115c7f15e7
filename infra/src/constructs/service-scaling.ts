import { Duration, Stack } from 'aws-cdk-lib';
import { CfnScalingPolicy } from 'aws-cdk-lib/aws-applicationautoscaling';
import type { FargateService, ScalableTaskCount } from 'aws-cdk-lib/aws-ecs';
import type { ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

export interface ServiceScalingProps {
  readonly service: FargateService;
  /** The target groups that a deployment shifts requests between. */
  readonly targetGroups: readonly ApplicationTargetGroup[];
  readonly tasks: Stage['tasks'];
  /** Requests per minute and task above which a task is added. */
  readonly requestsPerTask: number;
}

const cooldowns = {
  scaleOutCooldown: Duration.seconds(30),
  scaleInCooldown: Duration.minutes(5),
};

/** Scales out quickly and in slowly, by CPU and by requests. */
export class ServiceScaling extends Construct {
  constructor(scope: Construct, id: string, props: ServiceScalingProps) {
    super(scope, id);
    const { service, targetGroups, tasks, requestsPerTask } = props;
    const scaling = service.autoScaleTaskCount({
      minCapacity: tasks.min,
      maxCapacity: tasks.max,
    });
    scaling.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60, ...cooldowns });
    const [targetGroup, ...alternates] = targetGroups;
    if (targetGroup && alternates.length === 0) {
      const requestsPerTarget = requestsPerTask;
      scaling.scaleOnRequestCount('Requests', { targetGroup, requestsPerTarget, ...cooldowns });
    } else this.#scaleOnRequestsOfAll(scaling, props);
  }

  /** Scales by the requests of all target groups. The predefined metric knows one alone, which may get no request. */
  #scaleOnRequestsOfAll(scaling: ScalableTaskCount, props: ServiceScalingProps): void {
    const { service, targetGroups, requestsPerTask } = props;
    const ids = targetGroups.map((_, index) => `m${index}`);
    const policy = new CfnScalingPolicy(this, 'Requests', {
      policyName: `${Stack.of(this).stackName}-requests`,
      policyType: 'TargetTrackingScaling',
      serviceNamespace: 'ecs',
      scalableDimension: 'ecs:service:DesiredCount',
      resourceId: `service/${service.cluster.clusterName}/${service.serviceName}`,
      targetTrackingScalingPolicyConfiguration: {
        targetValue: requestsPerTask,
        scaleOutCooldown: cooldowns.scaleOutCooldown.toSeconds(),
        scaleInCooldown: cooldowns.scaleInCooldown.toSeconds(),
        customizedMetricSpecification: {
          metrics: [
            ...targetGroups.map((group, index) => requestsPerTarget(`m${index}`, group)),
            {
              id: 'all',
              expression: ids.map((each) => `FILL(${each}, 0)`).join(' + '),
              returnData: true,
            },
          ],
        },
      },
    });
    policy.node.addDependency(scaling);
  }
}

function requestsPerTarget(id: string, { targetGroupFullName }: ApplicationTargetGroup) {
  return {
    id,
    returnData: false,
    metricStat: {
      stat: 'Sum',
      metric: {
        namespace: 'AWS/ApplicationELB',
        metricName: 'RequestCountPerTarget',
        dimensions: [{ name: 'TargetGroup', value: targetGroupFullName }],
      },
    },
  };
}
