import type { Seen } from '@quartet/aws/http/proxied-request';

export type Entrance = Seen['entrance'];

/** What the templates say and no request changes: who is behind which rule. */
export interface Picture {
  readonly stage: string;
  readonly gateway: GatewayView;
  readonly lanes: readonly Lane[];
  /** Whether services call one another through the balancer, or find each other by name. */
  readonly internalEntrance: 'internal' | 'name';
  /** Logs that are no task's, such as `edge` and `postgres`. */
  readonly processes: readonly string[];
}

export interface GatewayView {
  readonly kind: 'http' | 'rest';
  readonly routes: readonly RouteView[];
}

export interface RouteView {
  /** `GET /api/orders/{proxy+}`. */
  readonly key: string;
  readonly rate: number;
  readonly burst: number;
  readonly authorised: boolean;
}

/** A service, with the ways in to it. */
export interface Lane {
  readonly service: string;
  readonly paths: readonly ServicePath[];
}

/** A listener rule and the target group that it forwards to; a name has neither. */
export interface ServicePath {
  readonly entrance: Entrance;
  readonly priority?: number;
  readonly patterns: readonly string[];
  readonly group?: string;
}
