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
import { SentAlarm } from './sent-alarm.ts';

export interface ServiceAlarmsProps {
  readonly service: Service;
  readonly stage: Stage;
  readonly targets: ApplicationTargetGroup;
  readonly topic: ITopic;
}

const minute = { period: Duration.minutes(1) };

const backlogs: Readonly<Record<Backlog, { above: number; meaning: string }>> = {
  SagaAge: { above: 120, meaning: 'An order has been in between for two minutes.' },
  OutboxLag: { above: 60, meaning: 'Events have waited for a minute to be sent.' },
};

/** What wakes somebody up about a service. */
export class ServiceAlarms extends Construct {
  /** The names of those that also roll a release back. */
  readonly rollBack: readonly string[];
  readonly #props: ServiceAlarmsProps;

  constructor(scope: Construct, id: string, props: ServiceAlarmsProps) {
    super(scope, id);
    this.#props = props;
    const { metrics } = props.targets;
    const errors = metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, {
      ...minute,
      statistic: 'Sum',
    });
    const slowest = metrics.targetResponseTime({ ...minute, statistic: 'p99' });
    const unhealthy = metrics.unhealthyHostCount({ ...minute, statistic: 'Maximum' });
    this.rollBack = [
      this.#alarm('Errors', errors, { above: 10, meaning: 'It answers with 5xx.' }),
      this.#alarm('Latency', slowest, { above: 5, meaning: 'One in a hundred takes over 5 s.' }),
    ];
    this.#alarm('Unhealthy', unhealthy, { above: 0, meaning: 'A task is not ready.' });
    for (const name of props.service.backlogs) this.#alarm(name, this.#own(name), backlogs[name]);
  }

  #alarm(id: string, metric: IMetric, { above, meaning }: { above: number; meaning: string }) {
    const { service, stage, topic } = this.#props;
    const alarmName = `quartet-${stage.name}-${service.name}-${id.toLowerCase()}`;
    const alarmDescription = `${service.name}: ${meaning}`;
    new SentAlarm(this, id, { alarmName, alarmDescription, metric, above, topic });
    return alarmName;
  }

  #own(metricName: Backlog): IMetric {
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
