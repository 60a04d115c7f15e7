import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { NotifyingAlarm } from './notifying-alarm.ts';

export interface DeliveryAlarmProps {
  readonly alarmName: string;
  readonly eventBusName: string;
  readonly ruleName: string;
  readonly topic: ITopic;
}

/**
 * An alarm for events that a rule has given up on, and for those that even their dead-letter queue did not take.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export class DeliveryAlarm extends Construct {
  constructor(scope: Construct, id: string, props: DeliveryAlarmProps) {
    super(scope, id);
    const { alarmName, eventBusName, ruleName, topic } = props;
    const period = Duration.minutes(5);
    const count = (metricName: string) =>
      new Metric({
        namespace: 'AWS/Events',
        metricName,
        dimensionsMap: { EventBusName: eventBusName, RuleName: ruleName },
        statistic: 'Sum',
        period,
      });
    new NotifyingAlarm(this, 'Alarm', {
      alarmName,
      alarmDescription: 'An event was not delivered to its target, or is lost.',
      metric: new MathExpression({
        expression: 'FILL(failed, 0) + FILL(lost, 0)',
        usingMetrics: {
          failed: count('FailedInvocations'),
          lost: count('InvocationsFailedToBeSentToDlq'),
        },
        period,
      }),
      threshold: 0,
      evaluationPeriods: 1,
      topic,
    });
  }
}
