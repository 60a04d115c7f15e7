/** How long to wait before a task is replaced: not at all, and longer each time when none lives long. */
export interface Backoff {
  /** Milliseconds from now. */
  rest(): number;
  /** @param lived milliseconds */
  ended(lived: number): void;
  reset(): void;
}

const limits = { first: 100, longest: 5_000, goodLife: 10_000 };

/** @param now milliseconds on a clock that only goes forward */
export function createBackoff(now = () => performance.now()): Backoff {
  let short = 0;
  let until = 0;
  return {
    rest: () => Math.max(0, until - now()),
    ended: (lived) => {
      short = lived > limits.goodLife ? 0 : short + 1;
      const rest = short < 2 ? 0 : Math.min(limits.first * 2 ** (short - 2), limits.longest);
      until = now() + rest;
    },
    reset: () => {
      [short, until] = [0, 0];
    },
  };
}
