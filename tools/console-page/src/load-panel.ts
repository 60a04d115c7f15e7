import type { Customer } from '@quartet/console/views/customer';
import type { Denial } from '@quartet/console/views/denial';
import type { Saga } from '@quartet/console/views/saga';
import type { Trace } from '@quartet/console/views/trace';
import { request, RequestFailed } from './api.ts';
import { followLog } from './log-stream.ts';
import { isUnderWay } from './saga-tone.ts';
import type { Route } from './route.ts';
import { type Loaded, loading, type State } from './state.ts';
import type { Store } from './store.ts';

/** Brings what a route shows into the state, and keeps it fresh until the visit ends. */
export function loadPanel(route: Route, store: Store<State>): () => void {
  if (route.kind === 'task') return followLog(route.id, store);
  if (route.kind === 'request' || route.kind === 'trace') {
    return load<Trace>(`/${route.kind}s/${encodeURIComponent(route.id)}`, {
      show: (trace) => store.change({ trace }),
      isSettled: ({ spans }) => spans.length > 0,
    });
  }
  if (route.kind === 'order') {
    return load<Saga>(`/orders/${encodeURIComponent(route.id)}`, {
      show: (saga) => store.change({ saga }),
      isSettled: ({ order }) => !isUnderWay(order.status),
    });
  }
  if (route.kind === 'customer') {
    return load<Customer>(`/customers/${encodeURIComponent(route.id)}`, {
      show: (customer) => store.change({ customer }),
      isSettled: () => true,
    });
  }
  if (route.kind === 'denied') {
    return load<readonly Denial[]>('/denied', {
      show: (denials) => store.change({ denials }),
      isSettled: () => false,
      interval: slowPollInterval,
    });
  }
  return () => undefined;
}

/** Milliseconds: short enough to see an order on its way. */
const pollInterval = 400;

/** Milliseconds, for what is read from all logs for as long as the panel is open. */
const slowPollInterval = 2_000;

interface Loading<T> {
  readonly show: (loaded: Loaded<T>) => void;
  /** Polls until the value is settled, then once more, for lines that come late. */
  readonly isSettled: (value: T) => boolean;
  /** Milliseconds between two polls. @default 400 */
  readonly interval?: number;
}

/** The loaded value stays while the server does not answer: an order goes on when its service is back. */
function load<T>(
  path: string,
  { show, isSettled, interval = pollInterval }: Loading<T>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  let hasLoaded = false;
  const poll = async (last: boolean) => {
    const loaded = await loadOnce<T>(path);
    if (ended) return;
    const isOutage = loaded.state === 'failed' && loaded.isTransient;
    if (!isOutage || !hasLoaded) show(loaded);
    hasLoaded ||= loaded.state === 'loaded';
    if (isOutage) timer = setTimeout(() => void poll(last), interval);
    if (loaded.state !== 'loaded' || last) return;
    timer = setTimeout(() => void poll(isSettled(loaded.value)), interval);
  };
  show(loading);
  void poll(false);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

async function loadOnce<T>(path: string): Promise<Exclude<Loaded<T>, typeof loading>> {
  try {
    return { state: 'loaded', value: await request<T>(path) };
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    return { state: 'failed', detail: error.message, isTransient: error.isTransient };
  }
}
