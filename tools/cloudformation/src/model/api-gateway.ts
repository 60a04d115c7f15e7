import type { WebAclRule } from './web-acl.ts';
/** Requests per second, and how many at once before that rate holds. */
export interface Throttle {
  readonly rateLimit: number;
  readonly burstLimit: number;
}

/** An `AWS::ApiGatewayV2::Api` of protocol HTTP with its only stage. */
export interface HttpApi {
  readonly kind: 'http';
  readonly id: string;
  readonly stage: string;
  readonly routes: readonly HttpRoute[];
  /** Limits of routes without a throttle of their own. */
  readonly throttle: Throttle;
  /** One line per request, with `$context` variables. */
  readonly accessLogFormat: string | undefined;
  /** A path prefix before all routes, such as `/live`; empty for `$default` and for a custom domain. */
  readonly pathPrefix?: string;
  /** @default - pages of other origins are told nothing */
  readonly corsConfiguration?: Cors;
}

/** The CORS headers of the gateway, which answers preflights and overwrites a service's CORS headers. */
export interface Cors {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  /** Seconds that a browser may remember; undefined says nothing of it. */
  readonly maxAge: number | undefined;
}

export interface HttpRoute {
  /** The key in events and settings: `GET /api/products/{proxy+}`, or `$default`. */
  readonly routeKey: string;
  readonly authorizer: HttpAuthorizer | undefined;
  readonly integration: HttpIntegration;
  readonly throttle: Throttle | undefined;
}

/** A REQUEST authoriser of payload format 2.0 with simple responses. */
export interface HttpAuthorizer {
  readonly id: string;
  /** The name of its function. */
  readonly functionName: string;
  /** Expressions from the template: `$request.header.x-api-key`, `$context.routeKey`. */
  readonly identitySource: readonly string[];
  /** Seconds; 0 remembers nothing. */
  readonly resultTtlInSeconds: number;
}

/** HTTP_PROXY over a VPC link. */
export interface HttpIntegration {
  /** ARN of the balancer's listener. */
  readonly listenerArn: string;
  /** Milliseconds. */
  readonly timeoutInMillis: number;
  /** Mappings from the template: `overwrite:header.x-request-id` to `$context.requestId`. */
  readonly requestParameters: Readonly<Record<string, string>>;
  /** Headers that overwrite those of a response, by its status. @default - none */
  readonly responseHeaders?: Readonly<Record<string, HeaderValues>>;
}

/** Values by header, in lower case. */
export type HeaderValues = Readonly<Record<string, string>>;

/** An `AWS::ApiGateway::RestApi` with its only stage. */
export interface RestApi {
  readonly kind: 'rest';
  readonly id: string;
  readonly stage: string;
  readonly methods: readonly RestMethod[];
  /** Limits of methods without a throttle of their own. */
  readonly throttle: Throttle;
  readonly usagePlans: readonly UsagePlan[];
  readonly webAclRules: readonly WebAclRule[];
  readonly accessLogFormat: string | undefined;
  /** A path prefix before all methods: `/live`; empty for a custom domain. */
  readonly pathPrefix?: string;
  /**
   * Customised responses by their types, such as `THROTTLED`.
   * @default - those of AWS
   */
  readonly gatewayResponses?: Readonly<Record<string, CustomGatewayResponse>>;
}

/** An `AWS::ApiGateway::GatewayResponse`; whatever is undefined is as AWS has it. */
export interface CustomGatewayResponse {
  readonly statusCode: number | undefined;
  /** Headers by name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, with `$context` variables. */
  readonly template: string | undefined;
}

export interface RestMethod {
  /** `GET`, or `ANY`. */
  readonly httpMethod: string;
  /** `/api/products/{proxy+}`. */
  readonly path: string;
  readonly apiKeyRequired: boolean;
  readonly integration: RestIntegration;
}

export interface RestIntegration {
  readonly listenerArn: string;
  /** The path, with `{proxy}` in place of its parameter. */
  readonly path: string;
  readonly timeoutInMillis: number;
  /** Mappings from the template: `integration.request.header.x-request-id` to `context.requestId`. */
  readonly requestParameters: Readonly<Record<string, string>>;
}

export interface UsagePlan {
  readonly id: string;
  /** Ids of the API keys that have it. */
  readonly keyIds: readonly string[];
  readonly throttle: Throttle;
  /** Throttles by path and method, such as `/api/orders/ANY`. */
  readonly methodThrottles: Readonly<Record<string, Throttle>>;
  readonly quota: { readonly limit: number; readonly period: 'DAY' | 'WEEK' | 'MONTH' } | undefined;
}
