import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

const retention: Readonly<Record<Stage['logDays'], RetentionDays>> = {
  7: RetentionDays.ONE_WEEK,
  30: RetentionDays.ONE_MONTH,
};

/** The removal policy of a stage's data. */
export function removalPolicyOf({ retainData }: Stage): RemovalPolicy {
  return retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}

/** A log group with the retention of the stage. */
export function logGroup(scope: Construct, id: string, stage: Stage): LogGroup {
  return new LogGroup(scope, id, {
    retention: retention[stage.logDays],
    removalPolicy: removalPolicyOf(stage),
  });
}
