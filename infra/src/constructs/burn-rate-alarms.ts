import { Duration } from 'aws-cdk-lib';
import { AlarmRule, AlarmState, CompositeAlarm, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { SilentAlarm } from './notifying-alarm.ts';

/** The share of requests that must not end in an error of ours, over 30 days. */
export const availability = 0.999;

/** Errors in a window below which no rate raises an alarm: at night a single one is a high rate. */
const fewestErrors = 10;

/**
 * Rates at which the budget for errors is used up, as multiples of the rate that uses it up in exactly 30 days. The
 * long window shows that it matters, the short one that it still goes on.
 * https://sre.google/workbook/alerting-on-slos/
 */
const burnRates = [
  { name: 'fast', rate: 14.4, long: Duration.hours(1), short: Duration.minutes(5) },
  { name: 'slow', rate: 6, long: Duration.hours(6), short: Duration.minutes(30) },
] as const;

/** Counts of requests and of errors among them, over a period. */
export type Counts = (period: Duration) => {
  readonly errors: readonly IMetric[];
  readonly requests: readonly IMetric[];
};

export interface BurnRateAlarmsProps {
  /** The first part of all names, such as `quartet-prod-orders-errors`. */
  readonly name: string;
  /** Whose requests they are, at the beginning of descriptions. */
  readonly subject: string;
  readonly counts: Counts;
  readonly topic: ITopic;
}

/** Alarms for a rate of errors that uses up the month's budget: two rates, each over two windows. */
export class BurnRateAlarms extends Construct {
  /** The alarm over the shortest window; it notifies nobody, and rolls a deployment back. */
  readonly shortest: SilentAlarm;

  constructor(scope: Construct, id: string, props: BurnRateAlarmsProps) {
    super(scope, id);
    const [fast] = burnRates.map((burnRate) => this.#composite(burnRate, props));
    this.shortest = fast as SilentAlarm;
  }

  /** Returns the alarm over the short window. */
  #composite(
    { name, rate, long, short }: (typeof burnRates)[number],
    props: BurnRateAlarmsProps,
  ): SilentAlarm {
    const threshold = rate * (1 - availability);
    const [longAlarm, shortAlarm] = [long, short].map(
      (period) =>
        new SilentAlarm(this, `${name}${period.toMinutes()}`, {
          alarmName: `${props.name}-${period.toMinutes()}m`,
          alarmDescription: `${props.subject}: one of two windows of ${props.name}-${name}.`,
          metric: errorRate(props.counts, period),
          threshold,
          evaluationPeriods: 1,
        }),
    ) as [SilentAlarm, SilentAlarm];
    const days = Math.round(30 / rate);
    const composite = new CompositeAlarm(this, name, {
      compositeAlarmName: `${props.name}-${name}`,
      alarmDescription: `${props.subject}: at this rate, the errors of a month happen in ${days} days.`,
      alarmRule: AlarmRule.allOf(
        ...[longAlarm, shortAlarm].map((each) => AlarmRule.fromAlarm(each, AlarmState.ALARM)),
      ),
    });
    const action = new SnsAction(props.topic);
    composite.addAlarmAction(action);
    composite.addOkAction(action);
    return shortAlarm;
  }
}

/** The share of errors among requests, or nothing while errors are few. */
function errorRate(counts: Counts, period: Duration): MathExpression {
  const { errors, requests } = counts(period);
  const errorIds = errors.map((_, index) => `e${index}`);
  const requestIds = requests.map((_, index) => `r${index}`);
  const sum = (ids: readonly string[]) => ids.map((id) => `FILL(${id}, 0)`).join(' + ');
  return new MathExpression({
    expression: `IF(${sum(errorIds)} > ${fewestErrors}, (${sum(errorIds)}) / (${sum(requestIds)}), 0)`,
    usingMetrics: Object.fromEntries([
      ...errors.map((metric, index) => [`e${index}`, metric] as const),
      ...requests.map((metric, index) => [`r${index}`, metric] as const),
    ]),
    period,
  });
}
