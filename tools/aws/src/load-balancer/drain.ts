import type { RegisteredTarget } from './registered-target.ts';

/** Settles when nothing is on its way to a target any more; what still is after the delay, in seconds, is given up. */
export async function drain(target: RegisteredTarget, delay: number): Promise<void> {
  const timer = setTimeout(target.inFlight.abortAll, delay * 1_000);
  await target.inFlight.whenEmpty();
  clearTimeout(timer);
}
