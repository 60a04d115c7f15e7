import type { ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Backlog, Service, TaskSchedule } from '../services.ts';
import type { Stage } from '../stages.ts';
import { BurnRateAlarms } from './burn-rate-alarms.ts';
import { NotifyingAlarm, type NotifyingAlarmProps, type SilentAlarm } from './notifying-alarm.ts';
import { backlogMetric, dailyMetric, targetCounts, targetMetrics } from './service-metrics.ts';

export interface ServiceAlarmsProps {
  readonly service: Service;
  readonly stage: Stage;
  /** The target groups that a deployment shifts requests between. */
  readonly targetGroups: readonly ApplicationTargetGroup[];
  readonly topic: ITopic;
}

type Limit = Pick<
  NotifyingAlarmProps,
  'threshold' | 'raisedBy' | 'missingData' | 'evaluationPeriods'
> & { readonly description: string };

const backlogs: Readonly<Record<Backlog, { threshold: number; description: string }>> = {
  SagaAge: { threshold: 120, description: 'An order has been in between for two minutes.' },
  OutboxLag: { threshold: 60, description: 'Events have waited for a minute to be sent.' },
  ReviewAge: { threshold: 3_600, description: 'Money has waited for an hour for a person.' },
};

const daily: Readonly<Record<TaskSchedule['metric'], string>> = {
  Discrepancies: 'The provider and the books differ, or nobody has compared them for a day.',
};

/** The alarms of a service. */
export class ServiceAlarms extends Construct {
  /** The alarms that also roll a deployment back. */
  readonly rollbackAlarms: readonly SilentAlarm[];
  readonly #props: ServiceAlarmsProps;

  constructor(scope: Construct, id: string, props: ServiceAlarmsProps) {
    super(scope, id);
    this.#props = props;
    const { service, stage, targetGroups } = props;
    const { missingData } = stage;
    const { latency, healthy, unhealthy } = targetMetrics(targetGroups);
    this.rollbackAlarms = [
      this.#errors(),
      this.#alarm('Latency', latency, {
        threshold: 5,
        description: 'One in a hundred takes over 5 s.',
      }),
    ];
    if (stage.alarms === 'all')
      this.#alarm('Unhealthy', unhealthy, { threshold: 0, description: 'A task is not ready.' });
    const description = 'No task is ready.';
    this.#alarm('Down', healthy, { threshold: 1, raisedBy: 'below', missingData, description });
    for (const name of service.backlogs) {
      const metric = backlogMetric(name, { stage: stage.name, service: service.name });
      this.#alarm(name, metric, { ...backlogs[name], missingData });
    }
    for (const { schedule } of service.oneOffTasks) if (schedule) this.#daily(schedule);
  }

  /** A day without a report counts as missing once CloudWatch has none of the days before either. */
  #daily({ metric: name }: TaskSchedule): void {
    const { service, stage } = this.#props;
    const metric = dailyMetric(name, { stage: stage.name, service: service.name });
    const { missingData } = stage;
    const limit = { threshold: 0, evaluationPeriods: 1, missingData, description: daily[name] };
    this.#alarm(name, metric, limit);
  }

  /** The alarm for errors during a deployment. */
  #errors(): SilentAlarm {
    const { service, stage, targetGroups, topic } = this.#props;
    if (stage.alarms === 'essential') {
      const { errors } = targetMetrics(targetGroups);
      return this.#alarm('Errors', errors, { threshold: 10, description: 'It answers with 5xx.' });
    }
    const { shortest } = new BurnRateAlarms(this, 'Errors', {
      name: `quartet-${stage.name}-${service.name}-errors`,
      subject: service.name,
      counts: targetCounts(targetGroups),
      topic,
    });
    return shortest;
  }

  #alarm(id: string, metric: IMetric, { description, ...limit }: Limit): NotifyingAlarm {
    const { service, stage, topic } = this.#props;
    return new NotifyingAlarm(this, id, {
      alarmName: `quartet-${stage.name}-${service.name}-${id.toLowerCase()}`,
      alarmDescription: `${service.name}: ${description}`,
      metric,
      topic,
      ...limit,
    });
  }
}
