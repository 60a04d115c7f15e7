import { Duration } from 'aws-cdk-lib';
import { EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { importAlarmTopic } from '../constructs/notifying-alarm.ts';
import { tableArn } from '../constructs/table-arn.ts';
import { WebSocketFunctions } from '../constructs/websocket-functions.ts';
import { WebSocketGateway } from '../constructs/websocket-gateway.ts';
import { lookUp, publish } from '../parameters.ts';
import { StageStack, type StageStackProps } from '../stage-stack.ts';

/** The WebSocket API, which pushes an order's events to its subscribers. */
export class RealtimeStack extends StageStack {
  constructor(scope: Construct, id: string, props: StageStackProps) {
    super(scope, id, props);
    const { stage } = this;
    const name = `quartet-${stage.name}-realtime`;
    const table = lookUp(this, stage, 'data/connections-table');
    const { queue } = new DeadLetterQueue(this, 'DeadLetters', {
      name: `${name}-dead-letters`,
      stage,
      topic: importAlarmTopic(this, stage),
    });
    const functions = new WebSocketFunctions(this, 'Functions', {
      stage,
      connectionsTable: table,
      connectionsTableArn: tableArn(this, table),
      edgeUrl: lookUp(this, stage, 'edge/url'),
      deadLetterQueue: queue,
    });
    const gateway = new WebSocketGateway(this, 'Gateway', { name, stage, functions });
    gateway.allowSending(functions.push);
    this.#subscribeToOrderEvents(functions.push, queue);
    publish(this, stage, { 'realtime/url': gateway.stage.url });
  }

  #subscribeToOrderEvents(push: Lambda, deadLetterQueue: Queue): void {
    new Rule(this, 'OrderEvents', {
      eventBus: EventBus.fromEventBusName(this, 'Bus', lookUp(this, this.stage, 'platform/bus')),
      eventPattern: { source: ['quartet.orders'], detailType: Match.prefix('order.') },
      targets: [
        new LambdaFunction(push, {
          deadLetterQueue,
          maxEventAge: Duration.minutes(5),
          retryAttempts: 2,
        }),
      ],
    });
  }
}
