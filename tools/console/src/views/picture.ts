import type { RequestRecord } from '@quartet/aws/http/proxied-request';

export type Entrance = RequestRecord['entrance'];

/** The static part of the page, drawn from the templates: which service is behind which rule. */
export interface Picture {
  readonly stage: string;
  /** The state folder of this run. */
  readonly home: string;
  readonly gateway: GatewayView;
  readonly lanes: readonly ServiceRow[];
  /** The entrance of calls between services: an internal listener, or names. */
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
export interface ServiceRow {
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
