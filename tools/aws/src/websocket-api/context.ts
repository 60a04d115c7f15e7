import { clfTime } from '../http/clf-time.ts';
import type { WebSocketApi } from '@quartet/cloudformation/model/web-socket-api';
import type { Peer } from './peer.ts';
import { gatewayId } from '../http/gateway-id.ts';

/** The API and its stage. */
export type ApiStage = Pick<WebSocketApi, 'id' | 'stage'>;

/** The request context of one event on a socket, for functions and the access log. */
export interface WebSocketContext {
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

type EventDetails = Pick<
  WebSocketContext,
  'routeKey' | 'eventType' | 'disconnectStatusCode' | 'disconnectReason'
>;

export function contextOf(peer: Peer, apiStage: ApiStage, details: EventDetails): WebSocketContext {
  const { connectionId, connectedAt, domainName, address, userAgent, authorizer } = peer;
  const now = Date.now();
  const requestId = gatewayId();
  return {
    ...details,
    ...(details.eventType === 'MESSAGE' && { messageId: gatewayId() }),
    requestId,
    extendedRequestId: requestId,
    requestTime: clfTime(now),
    requestTimeEpoch: now,
    messageDirection: 'IN',
    stage: apiStage.stage,
    apiId: apiStage.id,
    domainName,
    connectionId,
    connectedAt,
    identity: { sourceIp: address, userAgent },
    ...(authorizer && { authorizer }),
  };
}
