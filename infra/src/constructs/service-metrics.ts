import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  type ApplicationTargetGroup,
  HttpCodeTarget,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { metricsNamespace } from '../metrics.ts';
import type { Backlog, TaskSchedule } from '../services.ts';
import type { Counts } from './burn-rate-alarms.ts';

const period = Duration.minutes(1);

/** The metrics of a service's target groups, taken together. */
export function targetMetrics(targetGroups: readonly ApplicationTargetGroup[]) {
  const all = targetGroups.map(({ metrics }) => metrics);
  const sum = { period, statistic: 'Sum' };
  return {
    errors: together(
      'SUM',
      all.map((each) => each.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, sum)),
    ),
    latency: together(
      'MAX',
      all.map((each) => each.targetResponseTime({ period, statistic: 'p99' })),
    ),
    healthy: together(
      'SUM',
      all.map((each) => each.healthyHostCount({ period, statistic: 'Minimum' })),
    ),
    unhealthy: together(
      'MAX',
      all.map((each) => each.unhealthyHostCount({ period, statistic: 'Maximum' })),
    ),
  };
}

/** The requests of a service, and the errors among them, over a period. */
export function targetCounts(targetGroups: readonly ApplicationTargetGroup[]): Counts {
  return (length) => {
    const options = { period: length, statistic: 'Sum' };
    const all = targetGroups.map(({ metrics }) => metrics);
    return {
      errors: all.map((each) => each.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, options)),
      requests: all.map((each) => each.requestCount(options)),
    };
  };
}

/** The gauge of a service that says how far it is behind. */
export function backlogMetric(
  metricName: Backlog,
  dimensionsMap: { readonly stage: string; readonly service: string },
): IMetric {
  const statistic = 'Maximum';
  return new Metric({ namespace: metricsNamespace, metricName, dimensionsMap, statistic, period });
}

/** The count that a scheduled task reports once a day. */
export function dailyMetric(
  metricName: TaskSchedule['metric'],
  dimensionsMap: { readonly stage: string; readonly service: string },
): IMetric {
  return new Metric({
    ...{ namespace: metricsNamespace, metricName, dimensionsMap, statistic: 'Maximum' },
    period: Duration.days(1),
  });
}

function together(operation: 'SUM' | 'MAX', metrics: readonly IMetric[]): IMetric {
  const [only, ...more] = metrics;
  if (only && more.length === 0) return only;
  const named = Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));
  const expression = `${operation}([${Object.keys(named).join(', ')}])`;
  return new MathExpression({ expression, usingMetrics: named, period });
}
