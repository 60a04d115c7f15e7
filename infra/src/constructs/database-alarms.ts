import { Duration, Size } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { NotifyingAlarm, type NotifyingAlarmProps } from './notifying-alarm.ts';

export interface DatabaseAlarmsProps {
  readonly stage: Stage;
  /** The identifier of the instance or of the cluster. */
  readonly identifier: string;
  /** The most connections that all services open while they roll. */
  readonly connections: number;
  readonly topic: ITopic;
}

const percent = { cpu: 80, capacity: 90 } as const;

type Limit = Pick<NotifyingAlarmProps, 'threshold' | 'raisedBy' | 'alarmDescription'> & {
  readonly metricName: string;
};

/**
 * The alarms of the database: of an instance its storage, of an Aurora its capacity, whose storage grows by itself.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html
 */
export class DatabaseAlarms extends Construct {
  readonly #props: DatabaseAlarmsProps;

  constructor(scope: Construct, id: string, props: DatabaseAlarmsProps) {
    super(scope, id);
    this.#props = props;
    const isInstance = 'instanceClass' in props.stage.database.server;
    this.#alarm('Cpu', {
      metricName: 'CPUUtilization',
      threshold: percent.cpu,
      alarmDescription: `The database uses over ${percent.cpu} % of its CPU.`,
    });
    this.#alarm('Connections', {
      metricName: 'DatabaseConnections',
      threshold: props.connections,
      alarmDescription: `The database has over ${props.connections} connections, more than all tasks may open.`,
    });
    this.#below('Memory', 'FreeableMemory', isInstance ? Size.mebibytes(64) : Size.mebibytes(512));
    if (isInstance) this.#below('Storage', 'FreeStorageSpace', Size.gibibytes(2));
    else {
      this.#alarm('Capacity', {
        metricName: 'ACUUtilization',
        threshold: percent.capacity,
        alarmDescription: `The database uses over ${percent.capacity} % of the capacity that it may grow to.`,
      });
    }
  }

  #below(id: string, metricName: string, least: Size): void {
    this.#alarm(id, {
      metricName,
      threshold: least.toBytes(),
      raisedBy: 'below',
      alarmDescription: `The database has less than ${least.toMebibytes()} MiB of ${id.toLowerCase()} left.`,
    });
  }

  #alarm(id: string, { metricName, ...limit }: Limit): void {
    const { stage, identifier, topic } = this.#props;
    const dimension =
      'instanceClass' in stage.database.server ? 'DBInstanceIdentifier' : 'DBClusterIdentifier';
    new NotifyingAlarm(this, id, {
      alarmName: `quartet-${stage.name}-database-${id.toLowerCase()}`,
      metric: new Metric({
        namespace: 'AWS/RDS',
        metricName,
        dimensionsMap: { [dimension]: identifier },
        period: Duration.minutes(5),
      }),
      topic,
      ...limit,
    });
  }
}
