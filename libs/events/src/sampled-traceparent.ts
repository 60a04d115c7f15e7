import { context } from '@quartet/logging';

const sampled = /-01$/;

/**
 * The traceparent of the request that is being served, for what it leaves to others; undefined unless it is traced.
 * https://www.w3.org/TR/trace-context/#sampled-flag
 */
export function sampledTraceparent(): string | undefined {
  const { traceparent } = context() ?? {};
  return traceparent !== undefined && sampled.test(traceparent) ? traceparent : undefined;
}
