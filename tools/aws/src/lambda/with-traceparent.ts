import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

const storage = new AsyncLocalStorage<string>();
let isSubscribed = false;

/**
 * Runs an invocation whose HTTP requests carry its traceparent, as X-Ray's tracing of the SDK does on AWS. What a
 * function does without one costs nothing.
 */
export function withTraceparent<T>(traceparent: string, work: () => T): T {
  if (!isSubscribed) subscribe('http.client.request.created', addTraceparent);
  isSubscribed = true;
  return storage.run(traceparent, work);
}

function addTraceparent(message: unknown): void {
  const traceparent = storage.getStore();
  const { request } = message as { readonly request: ClientRequest };
  if (traceparent !== undefined && !request.headersSent) {
    request.setHeader('traceparent', traceparent);
  }
}
