import { createAdaptiveLimit } from './adaptive-limit.ts';

const limits = { min: 4, max: 200, tolerance: 2 };
const serviceMs = 5;

/** A server that works on one request at a time, with a clock of its own, and clients that do not wait for answers. */
function simulate() {
  let now = 0;
  let busyUntil = 0;
  let inFlight: { readonly ends: number; readonly ms: number }[] = [];
  const limit = createAdaptiveLimit(limits, { now: () => now, delay: () => 0 });

  const endUntil = (at: number) => {
    for (const { ends, ms } of inFlight.filter((each) => each.ends <= at)) {
      now = ends;
      inFlight = inFlight.filter((each) => each.ends !== ends);
      limit.record(ms, inFlight.length + 1);
    }
    now = at;
  };
  /** Offers so many times what the server can do for so many milliseconds. */
  const load = (times: number, lasts: number) => {
    const began = now;
    const answered: number[] = [];
    let refused = 0;
    for (let at = began; at < began + lasts; at += serviceMs / times) {
      endUntil(at);
      if (inFlight.length >= limit.value()) {
        refused += 1;
        continue;
      }
      busyUntil = Math.max(busyUntil, at) + serviceMs;
      answered.push(busyUntil - at);
      inFlight.push({ ends: busyUntil, ms: busyUntil - at });
    }
    return { answered, refused, slowest: Math.max(...answered.slice(-50)) };
  };
  return { load, limit };
}

it('refuses nothing at half of the capacity', () => {
  const { load } = simulate();
  expect(load(0.5, 10_000)).toMatchObject({ refused: 0, slowest: serviceMs });
});

it.each([2, 5, 10])(
  'keeps the server busy and the queue short at %d times its capacity',
  (times) => {
    const { load } = simulate();
    load(0.5, 2_000);
    load(times, 3_000);
    const { answered, slowest } = load(times, 10_000);
    expect(answered.length).toBeGreaterThanOrEqual((0.95 * 10_000) / serviceMs);
    expect(slowest).toBeLessThan(20 * serviceMs);
  },
);

it('is back to normal within five seconds after an overload', () => {
  const { load } = simulate();
  load(0.5, 2_000);
  load(10, 10_000);
  load(0.5, 5_000);
  expect(load(0.5, 5_000)).toMatchObject({ refused: 0, slowest: serviceMs });
});

it('never goes below its least value', () => {
  let now = 0;
  const limit = createAdaptiveLimit(limits, { now: () => now, delay: () => 0 });
  const record = (ms: number, times: number) => {
    for (let n = 0; n < times; n += 1) {
      now += 30;
      limit.record(ms, limits.max);
    }
  };
  record(1, 1_000);
  expect(limit.value()).toBe(limits.max);
  record(10_000, 1_000);
  expect(limit.value()).toBe(limits.min);
});

it('shrinks while the event loop is late, although requests take no longer', () => {
  let [now, delay] = [0, 20];
  const options = { ...limits, longestDelay: 20 };
  const limit = createAdaptiveLimit(options, { now: () => now, delay: () => delay });
  const record = (times: number) => {
    for (let n = 0; n < times; n += 1) {
      now += 30;
      limit.record(serviceMs, limits.max);
    }
  };
  record(1_000);
  expect(limit.value()).toBe(limits.max);
  delay = 40;
  record(1_000);
  expect(limit.value()).toBe(limits.min);
});
