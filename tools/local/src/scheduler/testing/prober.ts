import { setTimeout as pause } from 'node:timers/promises';
import type { Target, TargetState } from '@quartet/aws/protocol/messages';
import type { Registry } from '../registry.ts';

/** Knows its targets as a balancer does, by asking them, and can ask one for somebody. */
export interface Prober extends Registry {
  ids(): readonly string[];
  /** The response of the next healthy target. */
  ask(path?: string): Promise<string>;
}

const rest = 20;

/** However long it takes to say so. */
function probeHealth({ url }: Target): Promise<boolean> {
  return fetch(`${url}/health`).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.ok;
    },
    () => false,
  );
}

export function createProber(): Prober {
  const targets = new Map<string, Target>();
  const watchers = new Map<string, (state: TargetState) => void>();
  const healthy = new Set<string>();
  const busy = new Map<string, Promise<unknown>>();
  let turn = 0;

  async function probe(target: Target): Promise<void> {
    const isKnown = () => targets.get(target.id) === target;
    while (isKnown()) {
      const isHealthy = await probeHealth(target);
      if (!isKnown()) return;
      if (isHealthy) healthy.add(target.id);
      else healthy.delete(target.id);
      watchers.get(target.id)?.(isHealthy ? 'healthy' : 'unhealthy');
      await pause(rest);
    }
  }

  function forget(id: string): void {
    targets.delete(id);
    healthy.delete(id);
  }

  return {
    ids: () => [...targets.keys()],
    ask: async (path = '/') => {
      const able = [...healthy];
      const id = able[turn++ % able.length] ?? 'nobody';
      const url = `${targets.get(id)?.url}${path}`;
      const answer = fetch(url).then((response) => response.text());
      busy.set(id, Promise.allSettled([busy.get(id), answer]));
      return answer;
    },
    watch: (id, listener) => watchers.set(id, listener),
    register: (target) => {
      targets.set(target.id, target);
      void probe(target);
    },
    deregister: async (id) => {
      forget(id);
      await busy.get(id);
    },
    lost: forget,
  };
}
