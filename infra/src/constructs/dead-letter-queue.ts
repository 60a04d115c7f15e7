import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { removalPolicyOf } from './retention.ts';
import { NotifyingAlarm } from './notifying-alarm.ts';

export interface DeadLetterQueueProps {
  /** The name of the queue and of its alarm. */
  readonly name: string;
  readonly stage: Stage;
  /**
   * The topic of its alarm.
   * @default - no alarm
   */
  readonly topic?: ITopic | undefined;
}

/** A queue of events that could not be delivered. The first one raises an alarm, if there is a topic for it. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { name, stage, topic }: DeadLetterQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      queueName: name,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: removalPolicyOf(stage),
    });
    if (!topic) return;
    new NotifyingAlarm(this, 'Alarm', {
      alarmName: name,
      alarmDescription:
        'An event was not delivered. Read it in the queue, mend the cause, send it again.',
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      threshold: 0,
      evaluationPeriods: 1,
      topic,
    });
  }
}
