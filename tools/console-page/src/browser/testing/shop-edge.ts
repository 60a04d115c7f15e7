import { createLogger } from '@quartet/logging';
import { createEdge, type Edge } from '@quartet/local/edge-process/create-edge';
import type { EdgeSetting, FromEdge, Target, TargetState } from '@quartet/aws/protocol/messages';
import type { Registry } from '@quartet/local/scheduler/registry';

/** An edge of this process that can be started again, and the registry of tasks that it is. */
export interface ShopEdge {
  readonly registry: Registry;
  open(setting: EdgeSetting): Promise<void>;
  close(): Promise<void>;
}

export function shopEdge(): ShopEdge {
  const log = createLogger('edge', { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });
  const targets = new Map<string, Target>();
  const watchers = new Map<string, (state: TargetState) => void>();
  const deregistrations = new Map<string, () => void>();
  let edge: Edge | undefined;

  const send = (message: FromEdge) => {
    if (message.type === 'health') watchers.get(message.id)?.(message.state);
    if (message.type === 'deregistered') deregistrations.get(message.id)?.();
  };
  return {
    registry: {
      watch: (id, listener) => void watchers.set(id, listener),
      register: (target) => {
        targets.set(target.id, target);
        edge?.receive({ type: 'register', target });
      },
      deregister: (id) => {
        targets.delete(id);
        const done = new Promise<void>((resolve) => deregistrations.set(id, resolve));
        edge?.receive({ type: 'deregister', id });
        return done;
      },
      lost: (id) => {
        targets.delete(id);
        edge?.receive({ type: 'lost', id });
      },
    },
    open: async (setting) => {
      edge = createEdge(setting, { send, log, accessLog: () => undefined, region: 'us-east-1' });
      await edge.listen();
      for (const target of targets.values()) edge.receive({ type: 'register', target });
    },
    close: async () => edge?.close(),
  };
}
