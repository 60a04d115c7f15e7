import type { LiveSnapshot } from '@quartet/console/views/live-snapshot';
import type { Picture } from '@quartet/console/views/picture';
import { apiUrl } from './api.ts';
import type { Show, State } from './state.ts';
import type { Store } from './store.ts';

/** Listens to the edge while the page can be seen. */
interface Live {
  /** Begins, or begins anew with another choice of requests. */
  listen(show: Show): void;
}

export function createLive({ change, state }: Store<State>): Live {
  let source: EventSource | undefined;

  const listen = (show: Show) => {
    source?.close();
    if (document.hidden) return;
    source = new EventSource(apiUrl(`/live?show=${show}`));
    source.addEventListener('picture', ({ data }) => {
      change({ connection: 'open', picture: JSON.parse(data) as Picture });
    });
    source.addEventListener('now', ({ data }) => {
      const snapshot = JSON.parse(data) as LiveSnapshot;
      change({
        connection: 'open',
        snapshot,
        desiredCounts: withoutReachedCounts(state().desiredCounts, snapshot),
      });
    });
    source.addEventListener('error', () => {
      change({ connection: 'lost' });
      if (source?.readyState === EventSource.CLOSED) setTimeout(listen, 2_000, show);
    });
  };
  document.addEventListener('visibilitychange', () => listen(state().show));
  return { listen };
}

function withoutReachedCounts(
  wanted: State['desiredCounts'],
  snapshot: LiveSnapshot,
): State['desiredCounts'] {
  const open = Object.entries(wanted).filter(
    ([service, count]) => count !== taskCountOf(service, snapshot),
  );
  return Object.fromEntries(open);
}

/** Tasks that are there to stay. */
export function taskCountOf(service: string, { tasks }: LiveSnapshot): number {
  return tasks.filter((task) => task.service === service && isActive(task)).length;
}

export function isActive({ state }: LiveSnapshot['tasks'][number]): boolean {
  return state === 'PENDING' || state === 'RUNNING';
}
