import type { Fault } from '@quartet/aws/load-balancer/fault';
import type { TaskRow } from '@quartet/local-client/task-row';
import type { RequestRecord } from '@quartet/aws/http/proxied-request';
import type { Entrance } from './picture.ts';

/** The requests that ended in the last seconds. */
export interface RequestStats {
  /** Requests per second. */
  readonly rate: number;
  /** Share of answers from 500, from 0 to 1. */
  readonly errors: number;
  /** Milliseconds; undefined when nothing was asked. */
  readonly p50: number | undefined;
  readonly p99: number | undefined;
}

/** Requests that took the same way. */
export interface Flow {
  readonly entrance: Entrance;
  readonly group: string | undefined;
  readonly task: string | undefined;
  readonly rate: number;
  readonly errors: number;
}

/** The last minute of the gateway, or what is remembered of it: a number per second, the latest last. */
export interface Trend {
  readonly rate: readonly number[];
  readonly errors: readonly number[];
  readonly throttled: readonly number[];
  readonly p99: readonly number[];
}

export interface LiveTask extends TaskRow {
  /** The balancer's reason for its health. */
  readonly reason: string;
  readonly fault: Fault | undefined;
  readonly stats: RequestStats;
}

/** The state that is sent to the page twice a second. */
export interface LiveSnapshot {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly gateway: RequestStats & { readonly throttled: number };
  readonly routes: Readonly<Record<string, RequestStats & { readonly throttled: number }>>;
  readonly trend: Trend;
  readonly flows: readonly Flow[];
  readonly tasks: readonly LiveTask[];
  /** The latest that were asked for, the newest first. */
  readonly requests: readonly RequestRecord[];
  /** A warning that the console is limited at the moment. */
  readonly warning: string | undefined;
}
