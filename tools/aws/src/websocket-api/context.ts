import { clfTime } from '../http/clf-time.ts';
import type { WebSocketApi } from '@quartet/cloudformation/model/web-socket-api';
import type { Peer } from './peer.ts';
import { randomId } from './random-id.ts';

/** Of the API and its stage. */
export type Place = Pick<WebSocketApi, 'id' | 'stage'>;

/** What the gateway says of one thing that happens on a socket: to functions, and in its access log. */
export interface SocketContext {
  readonly routeKey: string;
  readonly eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT';
  readonly messageId?: string;
  readonly disconnectStatusCode?: number;
  readonly disconnectReason?: string;
  readonly requestId: string;
  readonly extendedRequestId: string;
  readonly requestTime: string;
  readonly requestTimeEpoch: number;
  readonly messageDirection: 'IN';
  readonly stage: string;
  readonly apiId: string;
  readonly domainName: string;
  readonly connectionId: string;
  readonly connectedAt: number;
  readonly identity: { readonly sourceIp: string; readonly userAgent: string | undefined };
  readonly authorizer?: Readonly<Record<string, string>>;
}

export type Happening = Pick<
  SocketContext,
  'routeKey' | 'eventType' | 'disconnectStatusCode' | 'disconnectReason'
>;

export function contextOf(peer: Peer, place: Place, happening: Happening): SocketContext {
  const { connectionId, connectedAt, domainName, address, userAgent, authorizer } = peer;
  const now = Date.now();
  const requestId = randomId();
  return {
    ...happening,
    ...(happening.eventType === 'MESSAGE' && { messageId: randomId() }),
    requestId,
    extendedRequestId: requestId,
    requestTime: clfTime(now),
    requestTimeEpoch: now,
    messageDirection: 'IN',
    stage: place.stage,
    apiId: place.id,
    domainName,
    connectionId,
    connectedAt,
    identity: { sourceIp: address, userAgent },
    ...(authorizer && { authorizer }),
  };
}
