import type { Fault } from '@quartet/aws/load-balancer/fault';
import { Refused, tell } from './ask.ts';
import { sizeOf } from './live.ts';
import type { Notice, Show, State } from './state.ts';
import type { Store } from './store.ts';

export type TaskVerb = 'stop' | 'restart' | 'kill';

/** All that a reader can do on the page. */
export interface Hands {
  choose(show: Show): void;
  /** Keeps the list of requests still while the reader is in it. */
  hold(still: boolean): void;
  dismiss(): void;
  task(name: string, verb: TaskVerb): void;
  scale(service: string, by: 1 | -1): void;
  roll(service: string): void;
  fault(task: string, fault: Fault): void;
}

const done: Readonly<Record<TaskVerb, string>> = {
  stop: 'has stopped; another takes its place',
  restart: 'has given way to a new task',
  kill: 'was killed; another takes its place',
};

export function createHands(store: Store<State>, listen: (show: Show) => void): Hands {
  const { state, change } = store;
  const act = createAct(store);
  return {
    choose: (show) => {
      change({ show, held: undefined });
      listen(show);
    },
    hold: (still) => {
      if (still !== (state().held !== undefined)) {
        change({ held: still ? state().now?.requests : undefined });
      }
    },
    dismiss: () => change({ notice: undefined }),
    task: (name, verb) => act(`tasks/${name}/${verb}`, {}, `${name} ${done[verb]}.`),
    roll: (service) => act(`services/${service}/roll`, {}, `${service} runs on new tasks.`),
    scale: (service, by) => {
      const { now, wanted } = state();
      if (!now) return;
      const desired = Math.max(0, (wanted[service] ?? sizeOf(service, now)) + by);
      change({ wanted: { ...wanted, [service]: desired } });
      act(`services/${service}/scale`, { desired }, `${service} shall have ${tasks(desired)}.`);
    },
    fault: (task, fault) =>
      act(
        `tasks/${task}/fault`,
        fault,
        hasFault(fault) ? `${task} has a fault.` : `${task} is well.`,
      ),
  };
}

type Act = (key: string, body: object, text: string) => Promise<void>;

/** Asks the server, and tells the reader how it went. */
function createAct({ state, change }: Store<State>): Act {
  return async (key, body, text) => {
    const end = (notice: Notice) => {
      const pending = state().pending.difference(new Set([key]));
      change({ pending, notice });
      if (notice.kind === 'done') setTimeout(() => forget(notice), 6_000);
    };
    const forget = (notice: Notice) => {
      if (state().notice === notice) change({ notice: undefined });
    };
    change({ pending: state().pending.union(new Set([key])) });
    try {
      await tell(`/${key}`, body);
      end({ kind: 'done', text });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      change({ wanted: {} });
      end({ kind: 'failed', text: error.message });
    }
  };
}

function hasFault({ latency, errors }: Fault): boolean {
  return latency > 0 || errors > 0;
}

export function tasks(count: number): string {
  return count === 1 ? '1 task' : `${count} tasks`;
}
