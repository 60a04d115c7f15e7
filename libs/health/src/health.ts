/**
 * Whether this task should get traffic. It starts unready, becomes ready once (a database that goes
 * away later does not make it unready, which would take the whole service out), and drains at stop.
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
