export interface AdaptiveLimitOptions {
  /** Requests in flight that are always allowed. */
  readonly min: number;
  /** Requests in flight that are never exceeded. */
  readonly max: number;
  /** The duration of a request, in multiples of that without load, above which the limit shrinks. */
  readonly tolerance: number;
  /** Milliseconds by which the event loop may be late before the limit shrinks. @default Infinity */
  readonly longestDelay?: number;
}

/** The measurements of a limit. */
export interface Gauges {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Milliseconds by which the event loop is late. */
  readonly delay: () => number;
}

/** The number of requests that may be in flight, learned from how long they take. */
export interface AdaptiveLimit {
  value(): number;
  /** @param ms - duration of a request that has ended */
  record(ms: number, inFlight: number): void;
}

/** The first limit, in multiples of the least. */
const firstLimit = 4;
const windowMs = 100;
const minSamples = 5;
/** The weight of one window against all before it. */
const smoothing = 0.2;
/** Lets the duration without load rise by 1 % a second, when the work itself has become slower. */
const drift = 1.001;

/**
 * The gradient limit of Netflix's concurrency-limits: the limit shrinks by as much as requests take longer than without
 * load, at most by half, and grows by the square root of itself while there is no queue. A late event loop can
 * shrink it too: a time that was learned under load is too long, and a rejection is as late as the loop.
 * https://github.com/Netflix/concurrency-limits/blob/main/concurrency-limits-core/src/main/java/com/netflix/concurrency/limits/limit/Gradient2Limit.java
 */
export function createAdaptiveLimit(
  { min, max, tolerance, longestDelay = Infinity }: AdaptiveLimitOptions,
  { now, delay }: Gauges,
): AdaptiveLimit {
  let limit = Math.min(max, firstLimit * min);
  let unloaded = Infinity;
  let window = { since: now(), samples: 0, total: 0, mostInFlight: 0 };

  const close = (): void => {
    const { samples, total, mostInFlight } = window;
    const mean = total / samples;
    unloaded = Math.min(mean, unloaded * drift);
    const excess = Math.max(mean / (tolerance * unloaded), delay() / longestDelay);
    const gradient = Math.max(0.5, Math.min(1, 1 / excess));
    const isUsed = mostInFlight >= limit / 2;
    if (gradient < 1 || isUsed) {
      const next = limit * gradient + Math.sqrt(limit);
      limit = Math.max(min, Math.min(max, limit + smoothing * (next - limit)));
    }
    window = { since: now(), samples: 0, total: 0, mostInFlight: 0 };
  };

  return {
    value: () => Math.floor(limit),
    record: (ms, inFlight) => {
      window.samples += 1;
      window.total += ms;
      window.mostInFlight = Math.max(window.mostInFlight, inFlight);
      if (window.samples >= minSamples && now() - window.since >= windowMs) close();
    },
  };
}
