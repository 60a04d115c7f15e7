import { Duration } from 'aws-cdk-lib';
import { EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { DeliveryAlarm } from '../constructs/delivery-alarm.ts';
import { FunctionAlarm } from '../constructs/function-alarm.ts';
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
    const topic = importAlarmTopic(this, stage);
    const { queue } = new DeadLetterQueue(this, 'DeadLetters', {
      name: `${name}-dead-letters`,
      stage,
      topic,
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
    const ruleName = this.#subscribeToOrderEvents(functions.push, queue);
    if (topic && stage.alarms === 'all') this.#addAlarms(functions, { name, ruleName, topic });
    publish(this, stage, { 'realtime/url': gateway.stage.url });
  }

  #addAlarms(
    { authorize, connect, subscribe, disconnect, push }: WebSocketFunctions,
    { name, ruleName, topic }: { name: string; ruleName: string; topic: ITopic },
  ): void {
    new FunctionAlarm(this, 'FunctionAlarm', {
      alarmName: `${name}-functions`,
      functions: [authorize, connect, subscribe, disconnect, push],
      topic,
    });
    new DeliveryAlarm(this, 'DeliveryAlarm', {
      alarmName: `${name}-deliveries`,
      ruleName,
      eventBusName: lookUp(this, this.stage, 'platform/bus'),
      topic,
    });
  }

  /** Returns the name of the rule. */
  #subscribeToOrderEvents(push: Lambda, deadLetterQueue: Queue): string {
    const ruleName = `quartet-${this.stage.name}-order-events`;
    new Rule(this, 'OrderEvents', {
      ruleName,
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
    return ruleName;
  }
}
