import type { ServerResponse } from 'node:http';

/** A fault that is injected in front of a task, without the task knowing. */
export interface Fault {
  /** Milliseconds before a request is passed on. */
  readonly latency: number;
  /** Share of requests that are answered 503 instead, from 0 to 1. */
  readonly errors: number;
}

/** Calls on with what the fault leaves of a request: whether it is to fail. */
export function injectFault(
  fault: Fault,
  res: ServerResponse,
  proceed: (fails: boolean) => void,
): void {
  const fails = Math.random() < fault.errors;
  const timer = setTimeout(() => {
    res.off('close', cancel);
    proceed(fails);
  }, fault.latency);
  const cancel = () => clearTimeout(timer);
  res.once('close', cancel);
}
