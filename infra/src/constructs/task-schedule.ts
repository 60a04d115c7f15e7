import { Duration } from 'aws-cdk-lib';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { FargateTaskDefinition, ICluster } from 'aws-cdk-lib/aws-ecs';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { EcsRunFargateTask } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { networkPlacement } from './fargate-api.ts';

export interface TaskScheduleProps {
  /** The fields of the cron expression, in UTC. */
  readonly cron: string;
  readonly stage: Stage;
  readonly cluster: ICluster;
  readonly task: FargateTaskDefinition;
  readonly securityGroup: ISecurityGroup;
}

/**
 * Starts a one-off task on a schedule, with a role of its own that may start this task alone. A start that ECS refuses
 * is tried again for an hour. Spot tasks may be stopped, and what runs once a day should not be.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/tasks-scheduled.html
 */
export class TaskSchedule extends Schedule {
  constructor(scope: Construct, id: string, props: TaskScheduleProps) {
    const { cron, stage, cluster, task, securityGroup } = props;
    super(scope, id, {
      scheduleName: task.family,
      schedule: ScheduleExpression.expression(`cron(${cron})`),
      target: new EcsRunFargateTask(cluster, {
        taskDefinition: task,
        securityGroups: [securityGroup],
        ...networkPlacement(stage),
        maxEventAge: Duration.hours(1),
      }),
    });
  }
}
