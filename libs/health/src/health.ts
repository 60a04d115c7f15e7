/**
 * The readiness of this task. It starts unready, becomes ready once, and drains at shutdown. A database that
 * goes away later does not make it unready: that would take the whole service out of rotation.
 */
export interface Health {
  state(): 'starting' | 'ready' | 'draining';
  ready(): void;
  drain(): void;
}

export function createHealth(): Health {
  let state: ReturnType<Health['state']> = 'starting';
  return {
    state: () => state,
    ready: () => {
      if (state === 'starting') state = 'ready';
    },
    drain: () => {
      state = 'draining';
    },
  };
}
