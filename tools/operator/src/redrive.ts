import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  DeleteMessageBatchCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { z } from 'zod';
import type { Outcome } from './outcome.ts';

/** An event as the bus has put it into a queue when it could not deliver it. */
const Event = z.object({
  source: z.string(),
  'detail-type': z.string(),
  time: z.string(),
  detail: z.unknown(),
});

/** Both services take ten at a time. */
const batchSize = 10;

interface Counts {
  readonly sent: number;
  readonly left: number;
}

/**
 * Puts the events of a stage's dead-letter queues on its bus again, and takes those that the bus has accepted out
 * of the queue. SQS itself moves only messages that came from another queue. What dies again meanwhile is left.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export async function redrive(stage: string): Promise<Outcome> {
  const bus = `quartet-${stage}`;
  const clients = { sqs: new SQSClient({}), eventBridge: new EventBridgeClient({}) };
  const lines: string[] = [];
  let left = 0;
  for (const queue of [`${bus}-dead-letters`, `${bus}-realtime-dead-letters`]) {
    const counts = await redriveQueue(queue, bus, clients);
    lines.push(`${queue}: ${counts.sent} events are sent again, ${counts.left} are left.`);
    left += counts.left;
  }
  return { text: lines.join('\n'), done: left === 0 };
}

interface Clients {
  readonly sqs: SQSClient;
  readonly eventBridge: EventBridgeClient;
}

async function redriveQueue(
  QueueName: string,
  bus: string,
  { sqs, eventBridge }: Clients,
): Promise<Counts> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const began = Date.now();
  let [sent, left] = [0, 0];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: batchSize,
        MessageSystemAttributeNames: ['SentTimestamp'],
        WaitTimeSeconds: 1,
      }),
    );
    if (Messages.length === 0) return { sent, left };
    const dead = Messages.filter(({ Attributes }) => Number(Attributes?.SentTimestamp) < began);
    const accepted = await putOn(bus, dead.filter(isEvent), eventBridge);
    if (accepted.length > 0) {
      const Entries = accepted.map(({ ReceiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle,
      }));
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    }
    sent += accepted.length;
    left += Messages.length - accepted.length;
  }
}

function isEvent({ Body = '' }: Message): boolean {
  return eventIn(Body) !== undefined;
}

function eventIn(body: string): z.output<typeof Event> | undefined {
  try {
    return Event.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/** Returns the messages whose events the bus has accepted. */
async function putOn(
  EventBusName: string,
  messages: readonly Message[],
  eventBridge: EventBridgeClient,
): Promise<readonly Message[]> {
  const events = messages.flatMap(({ Body = '' }) => eventIn(Body) ?? []);
  if (events.length === 0) return [];
  const { Entries = [] } = await eventBridge.send(
    new PutEventsCommand({
      Entries: events.map((event) => ({
        EventBusName,
        Source: event.source,
        DetailType: event['detail-type'],
        Time: new Date(event.time),
        Detail: JSON.stringify(event.detail),
      })),
    }),
  );
  return messages.filter((_, index) => Entries[index]?.EventId !== undefined);
}
