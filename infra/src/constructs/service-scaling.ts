import { Duration } from 'aws-cdk-lib';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import type { ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

export interface ServiceScalingProps {
  readonly service: FargateService;
  readonly targetGroup: ApplicationTargetGroup;
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
    const { service, targetGroup, tasks, requestsPerTask } = props;
    const scaling = service.autoScaleTaskCount({
      minCapacity: tasks.min,
      maxCapacity: tasks.max,
    });
    scaling.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60, ...cooldowns });
    scaling.scaleOnRequestCount('Requests', {
      targetGroup,
      requestsPerTarget: requestsPerTask,
      ...cooldowns,
    });
  }
}
