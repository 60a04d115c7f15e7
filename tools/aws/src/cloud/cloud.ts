import type { RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Dynamodb } from '../dynamodb/dynamodb.ts';
import type { EventBridge } from '../eventbridge/event-bridge.ts';
import { AwsError } from '../http/aws-error.ts';
import { sendError, sendJson } from './send-json.ts';

interface CloudOptions {
  readonly dynamodb: Pick<Dynamodb, 'answer'>;
  readonly eventBridge: EventBridge;
  readonly health: () => Health;
}

/** The response of `GET /health`; 503 while starting. */
interface Health {
  readonly status: 'starting' | 'ready';
  /** Counts of events for functions: delivered, waiting and given up. */
  readonly deliveries: Readonly<Record<'delivered' | 'waiting' | 'dead', number>>;
}

/** DynamoDB and EventBridge behind one address: the SDK names the target of each request in a header. */
export function createCloud({ dynamodb, eventBridge, health }: CloudOptions): RequestListener {
  return async (req, res) => {
    try {
      if (req.method === 'GET' && req.url === '/health') {
        const facts = health();
        return sendJson(res, facts.status === 'ready' ? 200 : 503, facts);
      }
      const target = String(req.headers['x-amz-target'] ?? '');
      const body = await buffer(req);
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
