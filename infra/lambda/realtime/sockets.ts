import type { APIGatewayProxyResult } from 'aws-lambda';
import { unverified } from './authorize.ts';
import type { Connections } from './connections.ts';

/** The gateway's event about a connection; only `$connect` carries the authorizer's result. */
export interface SocketEvent {
  readonly requestContext: {
    readonly connectionId: string;
    readonly authorizer?: {
      readonly principalId: string;
      readonly role?: string;
      readonly session?: string;
      readonly tokenExpiresAt?: string;
    };
  };
  readonly body?: string;
}

type Response = Pick<APIGatewayProxyResult, 'statusCode' | 'body'>;

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The handlers of the routes `$connect`, `subscribe` and `$disconnect`. */
export function createSocketHandlers(connections: Connections) {
  return {
    connect: async ({ requestContext }: SocketEvent): Promise<Response> => {
      const { connectionId, authorizer } = requestContext;
      if (!authorizer) return response(401, { error: 'unauthenticated' });
      if (authorizer.role === unverified) return response(503, { error: 'unavailable' });
      const { principalId: id, role, session = '', tokenExpiresAt = 0 } = authorizer;
      await connections.open(connectionId, {
        ...{ id, session, role: role === 'admin' ? 'admin' : 'shopper' },
        expiresAt: Number(tokenExpiresAt),
      });
      return response(200, {});
    },
    /** Anyone may subscribe to any order: push sends events only to those who may see them. */
    subscribe: async ({ requestContext, body }: SocketEvent): Promise<Response> => {
      const { connectionId } = requestContext;
      const orderId = orderIdIn(body);
      if (orderId === undefined) {
        return response(400, { error: 'invalid_request', detail: 'Name an order as orderId.' });
      }
      const user = await connections.userOf(connectionId);
      if (!user) return response(401, { error: 'unauthenticated' });
      await connections.subscribe({ connectionId, user }, orderId);
      return response(200, { subscribed: orderId });
    },
    disconnect: async ({ requestContext }: SocketEvent): Promise<Response> => {
      await connections.close(requestContext.connectionId);
      return response(200, {});
    },
  };
}

function orderIdIn(body = ''): string | undefined {
  try {
    const { orderId } = JSON.parse(body) as { readonly orderId?: unknown };
    return typeof orderId === 'string' && uuid.test(orderId) ? orderId : undefined;
  } catch {
    return undefined;
  }
}

function response(statusCode: number, value: object): Response {
  return { statusCode, body: JSON.stringify(value) };
}
