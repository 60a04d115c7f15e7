import type { ServerResponse } from 'node:http';

/** What the console lets a task suffer from, without the task knowing. */
export interface Fault {
  /** Milliseconds before a request is passed on. */
  readonly latency: number;
  /** Of requests that are answered 503 instead, from 0 to 1. */
  readonly errors: number;
}

/** Calls on with what the fault leaves of a request: whether it is to fail. */
export function suffer(fault: Fault, res: ServerResponse, go: (fails: boolean) => void): void {
  const fails = Math.random() < fault.errors;
  const timer = setTimeout(() => {
    res.off('close', giveUp);
    go(fails);
  }, fault.latency);
  const giveUp = () => clearTimeout(timer);
  res.once('close', giveUp);
}
