import type { IncomingMessage, RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Dynamodb } from '../dynamodb/dynamodb.ts';
import type { EventBridge } from '../eventbridge/event-bridge.ts';
import { requestedAccess } from '../dynamodb/requested-access.ts';
import { requestedBuses } from '../eventbridge/entry.ts';
import { AwsError } from '../http/aws-error.ts';
import type { Guard } from '../iam/guard.ts';
import { sendError, sendJson } from './send-json.ts';

interface CloudOptions {
  readonly dynamodb: Pick<Dynamodb, 'answer'>;
  readonly eventBridge: EventBridge;
  readonly health: () => Health;
  /** @default - any caller may do anything */
  readonly access?: CloudAccess;
}

interface CloudAccess {
  readonly guard: Guard;
  readonly account: string;
  readonly region: string;
}

/** The response of `GET /health`; 503 while starting. */
interface Health {
  readonly status: 'starting' | 'ready';
  /** Counts of events for functions: delivered, waiting and given up. */
  readonly deliveries: Readonly<Record<'delivered' | 'waiting' | 'dead', number>>;
}

/** DynamoDB and EventBridge behind one address: the SDK names the target of each request in a header. */
export function createCloud({
  dynamodb,
  eventBridge,
  health,
  access,
}: CloudOptions): RequestListener {
  return async (req, res) => {
    try {
      if (req.method === 'GET' && req.url === '/health') {
        const facts = health();
        return sendJson(res, facts.status === 'ready' ? 200 : 503, facts);
      }
      const target = String(req.headers['x-amz-target'] ?? '');
      const body = await buffer(req);
      if (access) await authorize(access, req, body);
      if (target.startsWith('DynamoDB_')) return dynamodb.answer(req, body, res);
      if (target !== 'AWSEvents.PutEvents') {
        throw new AwsError('UnknownOperationException', 'There is no such operation here.');
      }
      sendJson(res, 200, await eventBridge.putEvents(body.toString()));
    } catch (error) {
      sendError(res, error);
    }
  };
}

async function authorize(
  { guard, region, account }: CloudAccess,
  { method = '', url = '', headers }: IncomingMessage,
  body: Buffer,
): Promise<void> {
  const arn = (service: string, resource: string) =>
    `arn:aws:${service}:${region}:${account}:${resource}`;
  const [api = '', operation = ''] = String(headers['x-amz-target']).split('.');
  const service = api.startsWith('DynamoDB_') ? 'dynamodb' : 'events';
  const requested =
    service === 'dynamodb'
      ? requestedAccess(operation, body, arn('dynamodb', 'table/'))
      : requestedBuses(body.toString()).map((bus) => ({
          action: `events:${operation}`,
          resource: bus.startsWith('arn:') ? bus : arn('events', `event-bus/${bus}`),
        }));
  await guard.authorize({ service, method, url, headers, body }, requested);
}
