/** What is on its way to a target. */
export interface Flight {
  /** Ends it: its client is answered 502, or cut when the answer has begun. */
  abandon(): void;
  /** Its place among the flights; none when it is not there. */
  seat: number | undefined;
}

export interface Flights {
  add(flight: Flight): void;
  remove(flight: Flight): void;
  abandonAll(): void;
  /** Settles when there is none. */
  empty(): Promise<void>;
}

/**
 * A list and not a Set: each time that a Set makes room for more, V8 keeps what was in it reachable from its
 * table before, and a garbage collection takes ten times as long.
 */
export function createFlights(): Flights {
  const all: Flight[] = [];
  let onEmpty: (() => void) | undefined;
  return {
    add: (flight) => {
      flight.seat = all.push(flight) - 1;
    },
    remove: (flight) => {
      const { seat } = flight;
      if (seat === undefined) return;
      flight.seat = undefined;
      const last = all.pop();
      if (last && last !== flight) {
        all[seat] = last;
        last.seat = seat;
      }
      if (all.length === 0) onEmpty?.();
    },
    abandonAll: () => {
      for (const flight of [...all]) flight.abandon();
    },
    empty: () => {
      if (all.length === 0) return Promise.resolve();
      return new Promise((resolve) => (onEmpty = resolve));
    },
  };
}
