import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { NotifyingAlarm } from './notifying-alarm.ts';

export interface FunctionAlarmProps {
  readonly alarmName: string;
  readonly functions: readonly Lambda[];
  readonly topic: ITopic;
}

/**
 * An alarm for Lambda functions that fail or are throttled, counted together.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export class FunctionAlarm extends Construct {
  constructor(scope: Construct, id: string, { alarmName, functions, topic }: FunctionAlarmProps) {
    super(scope, id);
    const options = { period: Duration.minutes(5), statistic: 'Sum' };
    const metrics = functions.flatMap((each) => [
      each.metricErrors(options),
      each.metricThrottles(options),
    ]);
    const usingMetrics = Object.fromEntries(metrics.map((each, index) => [`m${index}`, each]));
    const expression = Object.keys(usingMetrics)
      .map((name) => `FILL(${name}, 0)`)
      .join(' + ');
    new NotifyingAlarm(this, 'Alarm', {
      alarmName,
      alarmDescription:
        'Functions have failed, or were throttled, more than three times in five minutes.',
      metric: new MathExpression({ expression, usingMetrics, period: options.period }),
      threshold: 3,
      evaluationPeriods: 1,
      topic,
    });
  }
}
