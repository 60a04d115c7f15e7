import type { Throttle } from './api-gateway.ts';

/** An `AWS::ApiGatewayV2::Api` of protocol WEBSOCKET with its only stage. */
export interface WebSocketApi {
  readonly id: string;
  /** ARN of the stage, as policies name it. */
  readonly stageArn: string;
  /** The first part of its path. */
  readonly stage: string;
  /** `$request.body.action`. */
  readonly routeSelectionExpression: string;
  readonly routes: readonly WebSocketRoute[];
  readonly throttle: Throttle;
  readonly accessLogFormat: string | undefined;
}

export interface WebSocketRoute {
  /** `$connect`, `$disconnect`, `$default`, or a value of the selection. */
  readonly routeKey: string;
  /** The name of its function. */
  readonly functionName: string;
  readonly authorizer: WebSocketAuthorizer | undefined;
  /** Sends the result of the function back to the client. */
  readonly hasRouteResponse: boolean;
}

export interface WebSocketAuthorizer {
  readonly functionName: string;
  /** `route.request.querystring.token`. */
  readonly identitySource: readonly string[];
}
