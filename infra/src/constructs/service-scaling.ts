import { Duration } from 'aws-cdk-lib';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import type { ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

export interface ServiceScalingProps {
  readonly service: FargateService;
  readonly targets: ApplicationTargetGroup;
  readonly tasks: Stage['tasks'];
  /** Per minute and task. */
  readonly requestsPerTask: number;
}

const cooldowns = {
  scaleOutCooldown: Duration.seconds(30),
  scaleInCooldown: Duration.minutes(5),
};

/** More tasks soon when there is more to do, fewer of them only after a while. */
export class ServiceScaling extends Construct {
  constructor(scope: Construct, id: string, props: ServiceScalingProps) {
    super(scope, id);
    const { service, targets, tasks, requestsPerTask } = props;
    const count = service.autoScaleTaskCount({
      minCapacity: tasks.least,
      maxCapacity: tasks.most,
    });
    count.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60, ...cooldowns });
    count.scaleOnRequestCount('Requests', {
      targetGroup: targets,
      requestsPerTarget: requestsPerTask,
      ...cooldowns,
    });
  }
}
