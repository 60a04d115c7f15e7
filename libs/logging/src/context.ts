import { AsyncLocalStorage } from 'node:async_hooks';

/** The context of a request, which each of its log lines and outgoing calls carries. */
export interface RequestContext {
  readonly requestId: string;
  /** W3C traceparent of the request, or one made for it. */
  readonly traceparent: string;
  /** Monotonic time in milliseconds after which nobody waits for the answer. */
  deadline?: number;
}

const storage = new AsyncLocalStorage<RequestContext | undefined>();

/** Undefined outside of a request, as in a worker's sweep. */
export function context(): RequestContext | undefined {
  return storage.getStore();
}

export function withContext<T>(current: RequestContext, work: () => T): T {
  return storage.run(current, work);
}

/** Does work that several requests wait for, and that must not end with the deadline of the first of them. */
export function withoutContext<T>(work: () => T): T {
  return storage.run(undefined, work);
}
