import type { LogLine } from '@quartet/console/views/log-line';
import { apiUrl } from './api.ts';
import { emptyLog, type State } from './state.ts';
import type { Store } from './store.ts';

const maxLines = 800;

interface LogUpdate {
  readonly lines: readonly LogLine[];
  readonly anew: boolean;
}

/** Follows a task's log into the state until it is told to stop. */
export function followLog(task: string, { change, state }: Store<State>): () => void {
  const source = new EventSource(apiUrl(`/logs/${encodeURIComponent(task)}`));
  let isFirst = true;
  change({ log: emptyLog });
  source.addEventListener('open', () => {
    isFirst = true;
  });
  source.addEventListener('lines', ({ data }) => {
    const { lines, anew } = JSON.parse(data) as LogUpdate;
    const before = isFirst || anew ? [] : state().log.lines;
    isFirst = false;
    change({ log: { state: 'open', lines: [...before, ...lines].slice(-maxLines) } });
  });
  source.addEventListener('missing', () => {
    change({ log: { ...state().log, state: 'missing' } });
  });
  source.addEventListener('error', () => change({ log: { ...state().log, state: 'lost' } }));
  return () => source.close();
}
