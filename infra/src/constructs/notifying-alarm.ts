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

export interface SilentAlarmProps {
  readonly alarmName: string;
  /** The meaning of the alarm, and what to look at first. */
  readonly alarmDescription: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /**
   * Which side of the threshold raises the alarm.
   * @default 'above'
   */
  readonly raisedBy?: 'above' | 'below';
  /**
   * The effect of periods without a value: `breaching` raises the alarm.
   * @default 'notBreaching'
   */
  readonly missingData?: Stage['missingData'];
  /**
   * The number of periods in a row that must be beyond the threshold.
   * @default 3
   */
  readonly evaluationPeriods?: number;
}

export interface NotifyingAlarmProps extends SilentAlarmProps {
  readonly topic: ITopic;
}

const comparisonOperators = {
  above: ComparisonOperator.GREATER_THAN_THRESHOLD,
  below: ComparisonOperator.LESS_THAN_THRESHOLD,
} as const;

const treatments = {
  breaching: TreatMissingData.BREACHING,
  notBreaching: TreatMissingData.NOT_BREACHING,
} as const;

/** An alarm that notifies nobody: other alarms and deployments read its state. */
export class SilentAlarm extends Alarm {
  /** The name as text; that of the base class is a reference. */
  readonly literalName: string;

  constructor(scope: Construct, id: string, props: SilentAlarmProps) {
    super(scope, id, {
      alarmName: props.alarmName,
      alarmDescription: props.alarmDescription,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.evaluationPeriods ?? 3,
      comparisonOperator: comparisonOperators[props.raisedBy ?? 'above'],
      treatMissingData: treatments[props.missingData ?? 'notBreaching'],
    });
    this.literalName = props.alarmName;
  }
}

/** An alarm that notifies a topic when it is raised and when it is over. */
export class NotifyingAlarm extends SilentAlarm {
  constructor(scope: Construct, id: string, props: NotifyingAlarmProps) {
    super(scope, id, props);
    const action = new SnsAction(props.topic);
    this.addAlarmAction(action);
    this.addOkAction(action);
  }
}

/** Imports the alarm topic of the stage; undefined for a stage without alarms. */
export function importAlarmTopic(scope: Construct, stage: Stage): ITopic | undefined {
  if (stage.alarms === 'none') return undefined;
  return Topic.fromTopicArn(scope, 'AlarmTopic', lookUp(scope, stage, 'platform/alarms'));
}
