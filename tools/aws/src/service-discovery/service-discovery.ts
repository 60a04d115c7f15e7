import { once } from 'node:events';
import type { Server } from 'node:net';
import type { Target, TargetState } from '../protocol/messages.ts';
import { createServicePort } from './service-port.ts';

/** The names that services find each other by, as Cloud Map tells them, each with a port of this machine. */
export interface ServiceDiscovery {
  listen(ports: Readonly<Record<string, number>>): Promise<void>;
  register(target: Target): void;
  /** Names it no more; what is connected stays so. */
  deregister(id: string): void;
  /** Sets the health that the load balancer found. */
  setHealth(id: string, state: TargetState): void;
  close(): void;
}

/** A task that is in no target group has nobody who checks it, and is taken as it is. */
const routableStates: readonly TargetState[] = ['healthy', 'unused'];

export function createServiceDiscovery(): ServiceDiscovery {
  const targets = new Map<string, Target>();
  const states = new Map<string, TargetState>();
  const servers: Server[] = [];
  let nextIndex = 0;

  const resolve = (name: string) => {
    const instances = [...targets.values()].filter((each) => each.name === name);
    const healthy = instances.filter(({ id }) =>
      routableStates.includes(states.get(id) ?? 'initial'),
    );
    const urls = (healthy.length > 0 ? healthy : instances).map(({ url }) => new URL(url));
    const first = urls.length > 0 ? nextIndex++ % urls.length : 0;
    return [...urls.slice(first), ...urls.slice(0, first)];
  };
  return {
    listen: async (ports) => {
      for (const [name, port] of Object.entries(ports)) {
        const server = createServicePort(() => resolve(name));
        servers.push(server.listen(port, '127.0.0.1'));
        await once(server, 'listening');
      }
    },
    register: (target) => void targets.set(target.id, target),
    deregister: (id) => {
      targets.delete(id);
      states.delete(id);
    },
    setHealth: (id, state) => void states.set(id, state),
    close: () => {
      for (const server of servers) server.close();
    },
  };
}
