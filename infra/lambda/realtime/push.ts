import {
  type ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { EventBridgeEvent } from 'aws-lambda';
import type { Connections, Listener } from './connections.ts';

interface OrderNews {
  readonly orderId: string;
  /** Whose order it is. */
  readonly userId: string;
}

type News = Pick<EventBridgeEvent<string, OrderNews>, 'id' | 'detail-type' | 'time' | 'detail'>;

export interface PushParts {
  readonly connections: Connections;
  readonly gateway: ApiGatewayManagementApiClient;
}

/**
 * Tells the order's user, and admins, who listen to it. News may come more than once and out of order.
 * @throws AggregateError when a socket could not be told, after all others were: the bus then tries again.
 */
export function createPush({ connections, gateway }: PushParts) {
  const tell = async ({ connectionId }: Listener, news: News): Promise<void> => {
    const { id, time: at, detail } = news;
    const Data = JSON.stringify({ id, type: news['detail-type'], at, ...detail });
    try {
      await gateway.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data }));
    } catch (error) {
      if (!(error instanceof GoneException)) throw error;
      await connections.drop(connectionId, detail.orderId);
    }
  };
  return async (news: News): Promise<void> => {
    const { orderId, userId } = news.detail;
    const listeners = await connections.listenersTo(orderId);
    const allowed = listeners.filter(({ user }) => user.id === userId || user.role === 'admin');
    const told = await Promise.allSettled(allowed.map((listener) => tell(listener, news)));
    const failures = told.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    if (failures.length > 0) throw new AggregateError(failures, 'some sockets could not be told');
  };
}
