import type { Now } from '../views/now.ts';
import type { Picture } from '../views/picture.ts';
import { apiUrl } from './ask.ts';
import type { Show, State } from './state.ts';
import type { Store } from './store.ts';

/** Listens to the edge while the page can be seen. */
export interface Live {
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
      const now = JSON.parse(data) as Now;
      change({ connection: 'open', now, wanted: stillWanted(state().wanted, now) });
    });
    source.addEventListener('error', () => {
      change({ connection: 'lost' });
      if (source?.readyState === EventSource.CLOSED) setTimeout(listen, 2_000, show);
    });
  };
  document.addEventListener('visibilitychange', () => listen(state().show));
  return { listen };
}

function stillWanted(wanted: State['wanted'], now: Now): State['wanted'] {
  const open = Object.entries(wanted).filter(([service, count]) => count !== sizeOf(service, now));
  return Object.fromEntries(open);
}

/** Tasks that are there to stay. */
export function sizeOf(service: string, { tasks }: Now): number {
  return tasks.filter((task) => task.service === service && isStaying(task)).length;
}

export function isStaying({ state }: Now['tasks'][number]): boolean {
  return state === 'PENDING' || state === 'RUNNING';
}
