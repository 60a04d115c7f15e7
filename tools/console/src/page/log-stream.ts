import type { LogLine } from '../views/log-line.ts';
import { apiUrl } from './ask.ts';
import { emptyLog, type State } from './state.ts';
import type { Store } from './store.ts';

const mostLines = 800;

interface News {
  readonly lines: readonly LogLine[];
  readonly anew: boolean;
}

/** Follows a task's log into the state until it is told to stop. */
export function followLog(task: string, { change, state }: Store<State>): () => void {
  const source = new EventSource(apiUrl(`/logs/${encodeURIComponent(task)}`));
  let begins = true;
  change({ log: emptyLog });
  source.addEventListener('open', () => {
    begins = true;
  });
  source.addEventListener('lines', ({ data }) => {
    const { lines, anew } = JSON.parse(data) as News;
    const before = begins || anew ? [] : state().log.lines;
    begins = false;
    change({ log: { state: 'open', lines: [...before, ...lines].slice(-mostLines) } });
  });
  source.addEventListener('missing', () => {
    change({ log: { ...state().log, state: 'missing' } });
  });
  source.addEventListener('error', () => change({ log: { ...state().log, state: 'lost' } }));
  return () => source.close();
}
