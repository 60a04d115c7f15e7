import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Connections } from './connections.ts';

/** What the gateway says about a socket; the authoriser's answer comes when it opens, and with it alone. */
export interface SocketEvent {
  readonly requestContext: {
    readonly connectionId: string;
    readonly authorizer?: { readonly principalId: string; readonly role?: string };
  };
  readonly body?: string;
}

type Answer = Pick<APIGatewayProxyResult, 'statusCode' | 'body'>;

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A socket opens, says which order it wants to hear of, and closes. */
export function createSockets(connections: Connections) {
  return {
    connect: async ({ requestContext }: SocketEvent): Promise<Answer> => {
      const { connectionId, authorizer } = requestContext;
      if (!authorizer) return answer(401, { error: 'unauthenticated' });
      const role = authorizer.role === 'admin' ? 'admin' : 'shopper';
      await connections.open(connectionId, { id: authorizer.principalId, role });
      return answer(200, {});
    },
    /** Anybody may name any order, and learns nothing by it: push tells only who may know. */
    subscribe: async ({ requestContext, body }: SocketEvent): Promise<Answer> => {
      const { connectionId } = requestContext;
      const orderId = orderIn(body);
      if (orderId === undefined) {
        return answer(400, { error: 'invalid_request', detail: 'Name an order as orderId.' });
      }
      const user = await connections.userOf(connectionId);
      if (!user) return answer(401, { error: 'unauthenticated' });
      await connections.subscribe({ connectionId, user }, orderId);
      return answer(200, { subscribed: orderId });
    },
    disconnect: async ({ requestContext }: SocketEvent): Promise<Answer> => {
      await connections.close(requestContext.connectionId);
      return answer(200, {});
    },
  };
}

function orderIn(body = ''): string | undefined {
  try {
    const { orderId } = JSON.parse(body) as { readonly orderId?: unknown };
    return typeof orderId === 'string' && uuid.test(orderId) ? orderId : undefined;
  } catch {
    return undefined;
  }
}

function answer(statusCode: number, value: object): Answer {
  return { statusCode, body: JSON.stringify(value) };
}
