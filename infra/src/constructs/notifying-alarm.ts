import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { lookUp } from '../parameters.ts';
import type { Stage } from '../stages.ts';

export interface NotifyingAlarmProps {
  readonly alarmName: string;
  /** The meaning of the alarm, and what to look at first. */
  readonly alarmDescription: string;
  readonly metric: IMetric;
  /** The alarm is raised by values above the threshold. */
  readonly threshold: number;
  /**
   * How many periods in a row must be above the threshold.
   * @default 3
   */
  readonly evaluationPeriods?: number;
  readonly topic: ITopic;
}

/** An alarm that notifies a topic when it is raised and when it is over. Missing data does not raise it. */
export class NotifyingAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: NotifyingAlarmProps) {
    super(scope, id, {
      alarmName: props.alarmName,
      alarmDescription: props.alarmDescription,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.evaluationPeriods ?? 3,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    const action = new SnsAction(props.topic);
    this.addAlarmAction(action);
    this.addOkAction(action);
  }
}

/** Imports the alarm topic of the stage. */
export function importAlarmTopic(scope: Construct, stage: Stage): ITopic {
  return Topic.fromTopicArn(scope, 'AlarmTopic', lookUp(scope, stage, 'platform/alarms'));
}
