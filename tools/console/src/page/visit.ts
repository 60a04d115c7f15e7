import type { Saga } from '../views/saga.ts';
import type { Trace } from '../views/trace.ts';
import { ask, Refused } from './ask.ts';
import { followLog } from './log-stream.ts';
import type { Place } from './place.ts';
import { type Loaded, loading, type State } from './state.ts';
import type { Store } from './store.ts';

/** Brings what a place shows into the state, and keeps it fresh until the visit ends. */
export function visit(place: Place, store: Store<State>): () => void {
  if (place.kind === 'task') return followLog(place.id, store);
  if (place.kind === 'request') {
    return load<Trace>(`/requests/${encodeURIComponent(place.id)}`, {
      show: (trace) => store.change({ trace }),
      isSettled: ({ spans }) => spans.length > 0,
    });
  }
  if (place.kind === 'order') {
    return load<Saga>(`/orders/${encodeURIComponent(place.id)}`, {
      show: (saga) => store.change({ saga }),
      isSettled: ({ order }) => !underWay.has(order.status),
    });
  }
  return () => undefined;
}

const underWay = new Set(['processing', 'refunding']);
const between = 1_000;

interface Loading<T> {
  readonly show: (loaded: Loaded<T>) => void;
  /** What is not is asked for again; what is, once more, for lines that come late. */
  readonly isSettled: (value: T) => boolean;
}

function load<T>(path: string, { show, isSettled }: Loading<T>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const turn = async (last: boolean) => {
    const loaded = await loadOnce<T>(path);
    if (ended) return;
    show(loaded);
    if (loaded.state !== 'loaded' || last) return;
    timer = setTimeout(() => void turn(isSettled(loaded.value)), between);
  };
  show(loading);
  void turn(false);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

async function loadOnce<T>(path: string): Promise<Loaded<T>> {
  try {
    return { state: 'loaded', value: await ask<T>(path) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { state: 'failed', detail: error.message };
  }
}
