import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { removalOf } from './kept.ts';
import { SentAlarm } from './sent-alarm.ts';

export interface DeadLettersProps {
  /** Of the queue, and of its alarm. */
  readonly name: string;
  readonly stage: Stage;
  readonly topic: ITopic;
}

/** Where events wait that could not be delivered, until somebody has looked. The first one is an alarm. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { name, stage, topic }: DeadLettersProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      queueName: name,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: removalOf(stage),
    });
    new SentAlarm(this, 'Alarm', {
      alarmName: name,
      alarmDescription:
        'An event was not delivered. Read it in the queue, mend the cause, send it again.',
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      above: 0,
      periods: 1,
      topic,
    });
  }
}
