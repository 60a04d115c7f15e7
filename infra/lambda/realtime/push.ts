import {
  type ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { EventBridgeEvent } from 'aws-lambda';
import type { Connections, Subscriber } from './connections.ts';

interface OrderEventDetail {
  readonly orderId: string;
  /** The owner of the order. */
  readonly userId: string;
}

type OrderEvent = Pick<
  EventBridgeEvent<string, OrderEventDetail>,
  'id' | 'detail-type' | 'time' | 'detail'
>;

export interface PushDeps {
  readonly connections: Connections;
  readonly gateway: ApiGatewayManagementApiClient;
}

/**
 * Sends an event to those subscribers of its order who own it or are admins. Events may come more than once and
 * out of order.
 * @throws AggregateError when a delivery failed, after all others were tried: EventBridge then retries.
 */
export function createPush({ connections, gateway }: PushDeps) {
  const send = async ({ connectionId }: Subscriber, event: OrderEvent): Promise<void> => {
    const { id, time: at, detail } = event;
    const Data = JSON.stringify({ id, type: event['detail-type'], at, ...detail });
    try {
      await gateway.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data }));
    } catch (error) {
      if (!(error instanceof GoneException)) throw error;
      await connections.drop(connectionId, detail.orderId);
    }
  };
  return async (news: OrderEvent): Promise<void> => {
    const { orderId, userId } = news.detail;
    const subscribers = await connections.subscribersOf(orderId);
    const allowed = subscribers.filter(({ user }) => user.id === userId || user.role === 'admin');
    const results = await Promise.allSettled(allowed.map((listener) => send(listener, news)));
    const failures = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    if (failures.length > 0)
      throw new AggregateError(failures, 'delivery to some connections failed');
  };
}
