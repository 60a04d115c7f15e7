import { Duration } from 'aws-cdk-lib';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { BurnRateAlarms } from './burn-rate-alarms.ts';
import { FunctionAlarm } from './function-alarm.ts';
import { NotifyingAlarm } from './notifying-alarm.ts';

export interface EdgeAlarmsProps {
  readonly stage: Stage;
  /** An HTTP API or a REST API. */
  readonly api: {
    metricServerError(options: MetricOptions): Metric;
    metricCount(options: MetricOptions): Metric;
  };
  /**
   * The functions without which the edge answers 500.
   * @default - none
   */
  readonly functions?: readonly Lambda[];
  readonly topic: ITopic;
}

/** The alarms for errors that clients see, wherever they come from. */
export class EdgeAlarms extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { stage, api, functions = [], topic }: EdgeAlarmsProps,
  ) {
    super(scope, id);
    const name = `quartet-${stage.name}-edge`;
    if (stage.alarms === 'essential') {
      new NotifyingAlarm(this, 'Errors', {
        alarmName: `${name}-errors`,
        alarmDescription: 'The edge answers with 5xx. See which service in the access log.',
        metric: api.metricServerError({ period: Duration.minutes(1), statistic: 'Sum' }),
        threshold: 5,
        topic,
      });
      return;
    }
    new BurnRateAlarms(this, 'Errors', {
      name: `${name}-errors`,
      subject: 'The edge',
      counts: (period) => ({
        errors: [api.metricServerError({ period, statistic: 'Sum' })],
        requests: [api.metricCount({ period, statistic: 'Sum' })],
      }),
      topic,
    });
    if (functions.length === 0) return;
    new FunctionAlarm(this, 'Functions', { alarmName: `${name}-functions`, functions, topic });
  }
}
