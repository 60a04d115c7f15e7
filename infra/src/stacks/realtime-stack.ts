import { Duration } from 'aws-cdk-lib';
import { EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { alarmsOf } from '../constructs/sent-alarm.ts';
import { SocketFunctions } from '../constructs/socket-functions.ts';
import { SocketGateway } from '../constructs/socket-gateway.ts';
import { tableArn } from '../constructs/table-arn.ts';
import { lookUp, publish } from '../parameters.ts';
import { StageStack, type StageStackProps } from './stage-stack.ts';

/** Tells whoever waits for an order what becomes of it, as it happens. */
export class RealtimeStack extends StageStack {
  constructor(scope: Construct, id: string, props: StageStackProps) {
    super(scope, id, props);
    const { stage } = this;
    const name = `quartet-${stage.name}-realtime`;
    const table = lookUp(this, stage, 'data/connections-table');
    const { queue } = new DeadLetters(this, 'DeadLetters', {
      name: `${name}-dead-letters`,
      stage,
      topic: alarmsOf(this, stage),
    });
    const functions = new SocketFunctions(this, 'Functions', {
      stage,
      connectionsTable: table,
      connectionsTableArn: tableArn(this, table),
      edgeUrl: lookUp(this, stage, 'edge/url'),
      deadLetters: queue,
    });
    const gateway = new SocketGateway(this, 'Gateway', { name, stage, functions });
    gateway.letSend(functions.push);
    this.#listen(functions.push, queue);
    publish(this, stage, { 'realtime/url': gateway.stage.url });
  }

  #listen(push: Lambda, deadLetterQueue: Queue): void {
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
