import type { IncomingMessage } from 'node:http';
import { gatewayId } from '../http/gateway-id.ts';

/** The client of a socket; it stays the same while the socket is open. */
export interface Peer {
  readonly connectionId: string;
  /** Milliseconds since 1970. */
  readonly connectedAt: number;
  readonly domainName: string;
  readonly address: string;
  readonly userAgent: string | undefined;
  /** The context that the authoriser returned. */
  readonly authorizer: Readonly<Record<string, string>> | undefined;
}

export function peerOf({ headers, socket }: IncomingMessage): Peer {
  return {
    connectionId: gatewayId(),
    connectedAt: Date.now(),
    domainName: headers.host ?? '',
    address: socket.remoteAddress?.replace(/^::ffff:/, '') ?? '',
    userAgent: headers['user-agent'],
    authorizer: undefined,
  };
}
