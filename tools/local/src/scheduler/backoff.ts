/** The delay before a task is replaced: none, and longer each time when none lives long. */
export interface Backoff {
  /** Milliseconds from now. */
  delay(): number;
  /** @param lived milliseconds */
  taskEnded(lived: number): void;
  reset(): void;
}

const limits = { first: 100, longest: 5_000, goodLife: 10_000 };

/** @param now milliseconds on a clock that only goes forward */
export function createBackoff(now = () => performance.now()): Backoff {
  let shortLives = 0;
  let until = 0;
  return {
    delay: () => Math.max(0, until - now()),
    taskEnded: (lived) => {
      shortLives = lived > limits.goodLife ? 0 : shortLives + 1;
      const rest =
        shortLives < 2 ? 0 : Math.min(limits.first * 2 ** (shortLives - 2), limits.longest);
      until = now() + rest;
    },
    reset: () => {
      [shortLives, until] = [0, 0];
    },
  };
}
