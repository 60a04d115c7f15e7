import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';

export interface BusProps {
  readonly name: string;
  readonly stage: Stage;
  /**
   * The topic of the alarm for events that could not be delivered.
   * @default - no alarm
   */
  readonly topic?: ITopic | undefined;
}

/** The event bus of a stage, with the queue of events that could not be delivered. */
export class Bus extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, { name, stage, topic }: BusProps) {
    super(scope, id);
    const { queue } = new DeadLetterQueue(this, 'DeadLetters', {
      name: `${name}-dead-letters`,
      stage,
      topic,
    });
    const bus = new EventBus(this, 'Bus', {
      eventBusName: name,
      description: 'What happened in the services',
      deadLetterQueue: queue,
    });
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': bus.eventBusArn } },
      }),
    );
    this.name = bus.eventBusName;
  }
}
