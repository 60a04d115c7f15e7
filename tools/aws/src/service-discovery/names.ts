import { once } from 'node:events';
import type { Server } from 'node:net';
import type { Target, TargetState } from '../protocol/messages.ts';
import { createName } from './name.ts';

/** The names that services find each other by, as Cloud Map tells them, each with a port of this machine. */
export interface Names {
  listen(ports: Readonly<Record<string, number>>): Promise<void>;
  register(target: Target): void;
  /** Names it no more; what is connected stays so. */
  forget(id: string): void;
  /** What the balancer thinks of a target. */
  hear(id: string, state: TargetState): void;
  close(): void;
}

/** A task that is in no target group has nobody who checks it, and is taken as it is. */
const wanted: readonly TargetState[] = ['healthy', 'unused'];

export function createNames(): Names {
  const targets = new Map<string, Target>();
  const states = new Map<string, TargetState>();
  const servers: Server[] = [];
  let turn = 0;

  const resolve = (name: string) => {
    const own = [...targets.values()].filter((each) => each.name === name);
    const healthy = own.filter(({ id }) => wanted.includes(states.get(id) ?? 'initial'));
    const urls = (healthy.length > 0 ? healthy : own).map(({ url }) => new URL(url));
    const first = urls.length > 0 ? turn++ % urls.length : 0;
    return [...urls.slice(first), ...urls.slice(0, first)];
  };
  return {
    listen: async (ports) => {
      for (const [name, port] of Object.entries(ports)) {
        const server = createName(() => resolve(name));
        servers.push(server.listen(port, '127.0.0.1'));
        await once(server, 'listening');
      }
    },
    register: (target) => void targets.set(target.id, target),
    forget: (id) => {
      targets.delete(id);
      states.delete(id);
    },
    hear: (id, state) => void states.set(id, state),
    close: () => {
      for (const server of servers) server.close();
    },
  };
}
