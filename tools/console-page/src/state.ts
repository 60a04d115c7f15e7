import type { Customer } from '@quartet/console/views/customer';
import type { Denial } from '@quartet/console/views/denial';
import type { LogLine } from '@quartet/console/views/log-line';
import type { LiveSnapshot } from '@quartet/console/views/live-snapshot';
import type { Picture } from '@quartet/console/views/picture';
import type { Saga } from '@quartet/console/views/saga';
import type { Trace } from '@quartet/console/views/trace';
import type { Route } from './route.ts';

/** All that the page shows; a new one for each change. */
export interface State {
  readonly connection: 'connecting' | 'open' | 'lost';
  readonly picture: Picture | undefined;
  readonly snapshot: LiveSnapshot | undefined;
  readonly show: Show;
  /** Requests as they were when the reader came to them; undefined while they may move. */
  readonly heldRequests: LiveSnapshot['requests'] | undefined;
  readonly route: Route;
  readonly log: Log;
  readonly trace: Loaded<Trace>;
  readonly saga: Loaded<Saga>;
  readonly customer: Loaded<Customer>;
  readonly denials: Loaded<readonly Denial[]>;
  /** Actions that the runner has not answered yet, such as `orders-1/stop`. */
  readonly pending: ReadonlySet<string>;
  /** Numbers of tasks that were requested, until there are as many. */
  readonly desiredCounts: Readonly<Record<string, number>>;
  readonly notice: Notice | undefined;
}

export type Show = 'clients' | 'services' | 'troubled';

export interface Log {
  readonly state: 'loading' | 'open' | 'missing' | 'lost';
  readonly lines: readonly LogLine[];
}

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly detail: string; readonly isTransient: boolean }
  | { readonly state: 'loaded'; readonly value: T };

export interface Notice {
  readonly kind: 'done' | 'failed';
  readonly text: string;
}

export const emptyLog: Log = { state: 'loading', lines: [] };
export const loading = { state: 'loading' } as const;

export function firstState(route: Route): State {
  return {
    connection: 'connecting',
    picture: undefined,
    snapshot: undefined,
    show: 'clients',
    heldRequests: undefined,
    route,
    log: emptyLog,
    trace: loading,
    saga: loading,
    customer: loading,
    denials: loading,
    pending: new Set(),
    desiredCounts: {},
    notice: undefined,
  };
}
