import type { ChildProcess } from 'node:child_process';
import type {
  EdgeSetting,
  FromEdge,
  Target,
  TargetState,
  ToEdge,
} from '@quartet/aws/protocol/messages';
import type { Registry } from './registry.ts';

/** The registry that is the edge: another process, which may have to be started again. */
export interface EdgeRegistry extends Registry {
  /** Called with each process of the edge; it is told all that the one before knew. */
  attach(edge: ChildProcess): void;
  configure(setting: EdgeSetting): void;
  isListening(): boolean;
  /** The reason why the edge cannot listen. */
  failure(): string | undefined;
}

interface State {
  readonly targets: Map<string, Target>;
  readonly watchers: Map<string, (state: TargetState) => void>;
  /** Callbacks for the end of a deregistration, by target id. */
  readonly deregistrations: Map<string, () => void>;
  edge: ChildProcess | undefined;
  setting: EdgeSetting | undefined;
  isListening: boolean;
  failure: string | undefined;
}

export function createEdgeRegistry(): EdgeRegistry {
  const state: State = {
    ...{ targets: new Map(), watchers: new Map(), deregistrations: new Map() },
    ...{ edge: undefined, setting: undefined, isListening: false, failure: undefined },
  };
  const { targets, watchers, deregistrations } = state;
  return {
    attach: (edge) => attach(state, edge),
    configure: (setting) => {
      state.setting = setting;
      send(state, { type: 'configure', setting });
    },
    isListening: () => state.isListening,
    failure: () => state.failure,
    watch: (id, listener) => watchers.set(id, listener),
    register: (target) => {
      targets.set(target.id, target);
      if (state.isListening) send(state, { type: 'register', target });
    },
    deregister: (id) => {
      if (!targets.delete(id) || !state.isListening) return Promise.resolve();
      return new Promise((resolve) => {
        deregistrations.set(id, resolve);
        send(state, { type: 'deregister', id });
      });
    },
    lost: (id) => {
      watchers.delete(id);
      if (!targets.delete(id) && !deregistrations.has(id)) return;
      finishDeregistration(state, id);
      send(state, { type: 'lost', id });
    },
  };
}

function attach(state: State, edge: ChildProcess): void {
  state.edge = edge;
  state.isListening = false;
  edge.on('message', (message) => receive(state, message as FromEdge));
  edge.once('disconnect', () => {
    if (state.edge === edge) detach(state);
  });
  if (state.setting) send(state, { type: 'configure', setting: state.setting });
}

/** Requests in flight through the edge end with its process. */
function detach(state: State): void {
  state.edge = undefined;
  state.isListening = false;
  for (const id of [...state.deregistrations.keys()]) finishDeregistration(state, id);
  for (const id of state.targets.keys()) state.watchers.get(id)?.('initial');
}

function receive(state: State, message: FromEdge): void {
  if (message.type === 'failed') state.failure = message.message;
  if (message.type === 'health') state.watchers.get(message.id)?.(message.state);
  if (message.type === 'deregistered') finishDeregistration(state, message.id);
  if (message.type !== 'listening') return;
  state.isListening = true;
  for (const target of state.targets.values()) send(state, { type: 'register', target });
}

function finishDeregistration({ deregistrations }: State, id: string): void {
  deregistrations.get(id)?.();
  deregistrations.delete(id);
}

function send({ edge }: State, message: ToEdge): void {
  if (edge?.connected) edge.send(message, () => undefined);
}
