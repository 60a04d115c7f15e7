import type { Fault } from '@quartet/aws/load-balancer/fault';
import { RequestFailed, post } from './api.ts';
import { hrefOf } from './route.ts';
import { taskCountOf } from './live.ts';
import type { Notice, Show, State } from './state.ts';
import type { Store } from './store.ts';

export type TaskVerb = 'stop' | 'restart' | 'kill';

/** All that a reader can do on the page. */
export interface Actions {
  showRequests(show: Show): void;
  /** Keeps the list of requests still while the reader is in it. */
  holdRequests(still: boolean): void;
  dismissNotice(): void;
  runTaskAction(name: string, verb: TaskVerb): void;
  scaleService(service: string, by: 1 | -1): void;
  rollService(service: string): void;
  setFault(task: string, fault: Fault): void;
  /** Places the order of a scenario, and opens it. */
  placeOrder(scenario: string): void;
}

const results: Readonly<Record<TaskVerb, string>> = {
  stop: 'has stopped; another takes its place',
  restart: 'has given way to a new task',
  kill: 'was killed; another takes its place',
};

export function createActions(store: Store<State>, listen: (show: Show) => void): Actions {
  const { state, change } = store;
  const runAction = createRunAction(store);
  return {
    showRequests: (show) => {
      change({ show, heldRequests: undefined });
      listen(show);
    },
    holdRequests: (still) => {
      if (still !== (state().heldRequests !== undefined)) {
        change({ heldRequests: still ? state().snapshot?.requests : undefined });
      }
    },
    dismissNotice: () => change({ notice: undefined }),
    runTaskAction: (name, verb) =>
      runAction(`tasks/${name}/${verb}`, {}, `${name} ${results[verb]}.`),
    rollService: (service) =>
      runAction(`services/${service}/roll`, {}, `${service} runs on new tasks.`),
    scaleService: (service, by) => {
      const { snapshot, desiredCounts } = state();
      if (!snapshot) return;
      const desired = Math.max(0, (desiredCounts[service] ?? taskCountOf(service, snapshot)) + by);
      change({ desiredCounts: { ...desiredCounts, [service]: desired } });
      runAction(
        `services/${service}/scale`,
        { desired },
        `${service} shall have ${tasks(desired)}.`,
      );
    },
    setFault: (task, fault) =>
      runAction(
        `tasks/${task}/fault`,
        fault,
        hasFault(fault) ? `${task} has a fault.` : `${task} is well.`,
      ),
    placeOrder: async (scenario) => {
      const placed = await runAction<PlacedOrder>('orders', { scenario }, 'The order is placed.');
      if (placed) location.hash = hrefOf({ kind: 'order', id: placed.id });
    },
  };
}

interface PlacedOrder {
  readonly id: string;
}

/** Returns the server's response, or nothing when it failed, which the reader was told. */
type RunAction = <T = object>(key: string, body: object, text: string) => Promise<T | undefined>;

/** Asks the server, and tells the reader how it went. */
function createRunAction({ state, change }: Store<State>): RunAction {
  return async <T>(key: string, body: object, text: string) => {
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
      const response = await post<T>(`/${key}`, body);
      end({ kind: 'done', text });
      return response;
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      change({ desiredCounts: {} });
      end({ kind: 'failed', text: error.message });
      return undefined;
    }
  };
}

function hasFault({ latency, errors }: Fault): boolean {
  return latency > 0 || errors > 0;
}

export function tasks(count: number): string {
  return count === 1 ? '1 task' : `${count} tasks`;
}
