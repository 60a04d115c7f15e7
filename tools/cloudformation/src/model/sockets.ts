import type { Throttle } from './gateway.ts';

/** An `AWS::ApiGatewayV2::Api` of protocol WEBSOCKET with its only stage. */
export interface SocketGateway {
  readonly id: string;
  /** Of its stage, as policies name it. */
  readonly arn: string;
  /** The first part of its path. */
  readonly stage: string;
  /** `$request.body.action`. */
  readonly selection: string;
  readonly routes: readonly SocketRoute[];
  readonly throttle: Throttle;
  readonly accessLog: string | undefined;
}

export interface SocketRoute {
  /** `$connect`, `$disconnect`, `$default`, or a value of the selection. */
  readonly key: string;
  /** The name of its function. */
  readonly function: string;
  readonly authorizer: SocketAuthorizer | undefined;
  /** Whether what the function returns is sent back. */
  readonly answers: boolean;
}

export interface SocketAuthorizer {
  readonly function: string;
  /** `route.request.querystring.token`. */
  readonly identitySources: readonly string[];
}
