/** A request that a target has not finished. */
export interface InFlightRequest {
  /** Ends it: its client is answered 502, or cut when the answer has begun. */
  abort(): void;
  /** Its index in the list; undefined when it is not there. */
  index: number | undefined;
}

export interface InFlightRequests {
  add(request: InFlightRequest): void;
  remove(request: InFlightRequest): void;
  abortAll(): void;
  count(): number;
  /** Settles when there is none. */
  whenEmpty(): Promise<void>;
}

/**
 * A list and not a Set: each time that a Set makes room for more, V8 keeps what was in it reachable from its
 * table before, and a garbage collection takes ten times as long.
 */
export function createInFlightRequests(): InFlightRequests {
  const all: InFlightRequest[] = [];
  let onEmpty: (() => void) | undefined;
  return {
    add: (request) => {
      request.index = all.push(request) - 1;
    },
    remove: (request) => {
      const { index } = request;
      if (index === undefined) return;
      request.index = undefined;
      const last = all.pop();
      if (last && last !== request) {
        all[index] = last;
        last.index = index;
      }
      if (all.length === 0) onEmpty?.();
    },
    count: () => all.length,
    abortAll: () => {
      for (const request of [...all]) request.abort();
    },
    whenEmpty: () => {
      if (all.length === 0) return Promise.resolve();
      return new Promise((resolve) => (onEmpty = resolve));
    },
  };
}
