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

export interface SentAlarmProps {
  readonly alarmName: string;
  /** What it means for whom, and what to look at first. */
  readonly alarmDescription: string;
  readonly metric: IMetric;
  /** The alarm is raised by values greater than this. */
  readonly above: number;
  /**
   * Periods of the metric in a row that must be too high.
   * @default 3
   */
  readonly periods?: number;
  readonly topic: ITopic;
}

/** An alarm that is sent to somebody, when it is raised and when it is over. No data is no alarm. */
export class SentAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: SentAlarmProps) {
    super(scope, id, {
      alarmName: props.alarmName,
      alarmDescription: props.alarmDescription,
      metric: props.metric,
      threshold: props.above,
      evaluationPeriods: props.periods ?? 3,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    const action = new SnsAction(props.topic);
    this.addAlarmAction(action);
    this.addOkAction(action);
  }
}

/** The topic of the stage, where people subscribe. */
export function alarmsOf(scope: Construct, stage: Stage): ITopic {
  return Topic.fromTopicArn(scope, 'AlarmTopic', lookUp(scope, stage, 'platform/alarms'));
}
