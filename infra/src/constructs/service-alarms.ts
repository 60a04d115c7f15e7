import { Duration } from 'aws-cdk-lib';
import { type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  type ApplicationTargetGroup,
  HttpCodeTarget,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { metricsNamespace } from '../metrics.ts';
import type { Backlog, Service } from '../services.ts';
import type { Stage } from '../stages.ts';
import { NotifyingAlarm } from './notifying-alarm.ts';

export interface ServiceAlarmsProps {
  readonly service: Service;
  readonly stage: Stage;
  readonly targetGroup: ApplicationTargetGroup;
  readonly topic: ITopic;
}

const minute = { period: Duration.minutes(1) };

const backlogs: Readonly<Record<Backlog, { threshold: number; description: string }>> = {
  SagaAge: { threshold: 120, description: 'An order has been in between for two minutes.' },
  OutboxLag: { threshold: 60, description: 'Events have waited for a minute to be sent.' },
};

/** The alarms of a service. */
export class ServiceAlarms extends Construct {
  /** The names of the alarms that also roll a deployment back. */
  readonly rollbackAlarmNames: readonly string[];
  readonly #props: ServiceAlarmsProps;

  constructor(scope: Construct, id: string, props: ServiceAlarmsProps) {
    super(scope, id);
    this.#props = props;
    const { metrics } = props.targetGroup;
    const errors = metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, {
      ...minute,
      statistic: 'Sum',
    });
    const latency = metrics.targetResponseTime({ ...minute, statistic: 'p99' });
    const unhealthy = metrics.unhealthyHostCount({ ...minute, statistic: 'Maximum' });
    this.rollbackAlarmNames = [
      this.#alarm('Errors', errors, { threshold: 10, description: 'It answers with 5xx.' }),
      this.#alarm('Latency', latency, {
        threshold: 5,
        description: 'One in a hundred takes over 5 s.',
      }),
    ];
    this.#alarm('Unhealthy', unhealthy, { threshold: 0, description: 'A task is not ready.' });
    for (const name of props.service.backlogs)
      this.#alarm(name, this.#serviceMetric(name), backlogs[name]);
  }

  #alarm(
    id: string,
    metric: IMetric,
    { threshold, description }: { threshold: number; description: string },
  ) {
    const { service, stage, topic } = this.#props;
    const alarmName = `quartet-${stage.name}-${service.name}-${id.toLowerCase()}`;
    const alarmDescription = `${service.name}: ${description}`;
    new NotifyingAlarm(this, id, { alarmName, alarmDescription, metric, threshold, topic });
    return alarmName;
  }

  #serviceMetric(metricName: Backlog): IMetric {
    const { service, stage } = this.#props;
    return new Metric({
      namespace: metricsNamespace,
      metricName,
      dimensionsMap: { stage: stage.name, service: service.name },
      statistic: 'Maximum',
      ...minute,
    });
  }
}
