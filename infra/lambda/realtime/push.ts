import {
  type ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { EventBridgeEvent } from 'aws-lambda';
import type { Connections, Subscriber } from './connections.ts';
import type { RevocationList, Revocations } from './published-revocations.ts';

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
  readonly revocations: Revocations;
}

/**
 * Sends an event to those subscribers of its order who own it or are admins by now. A connection whose session has
 * ended, or whose token has expired, is closed: its client connects again with another token. Events may come more than once and
 * out of order.
 * @throws AggregateError when a delivery failed, after all others were tried: EventBridge then retries.
 */
export function createPush({ connections, gateway, revocations }: PushDeps) {
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
  const close = async ({ connectionId }: Subscriber): Promise<void> => {
    try {
      await gateway.send(new DeleteConnectionCommand({ ConnectionId: connectionId }));
    } catch (error) {
      if (!(error instanceof GoneException)) throw error;
    }
    await connections.close(connectionId);
  };
  return async (news: OrderEvent): Promise<void> => {
    const { orderId, userId } = news.detail;
    const [subscribers, list] = await Promise.all([
      connections.subscribersOf(orderId),
      revocations(),
    ]);
    const results = await Promise.allSettled(
      subscribers.map(async (subscriber) => {
        if (hasEnded(subscriber, list)) await close(subscriber);
        else if (mayReceive(subscriber, userId, list)) await send(subscriber, news);
      }),
    );
    const failures = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    if (failures.length > 0)
      throw new AggregateError(failures, 'delivery to some connections failed');
  };
}

/** The list forgets a session when its last token has expired, so an expired token proves nothing. */
function hasEnded({ user }: Subscriber, { sessions }: RevocationList): boolean {
  return sessions.has(user.session) || user.expiresAt <= Date.now() / 1_000;
}

function mayReceive({ user }: Subscriber, owner: string, { isCurrent }: RevocationList): boolean {
  return user.id === owner || (user.role === 'admin' && isCurrent);
}
