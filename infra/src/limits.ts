/**
 * Time limits in seconds. Outer limits are longer than inner ones, so that the component that knows most about
 * a failure is the one that responds. limits.spec.ts checks each inequality.
 */
export const limits = {
  gateway: 29,
  request: 15,
  sagaWait: 5,
  provider: 3,
  query: 2,
  deregistration: 35,
  drain: 25,
  stop: 60,
  keepAlive: 65,
  idle: 60,
} as const;

/** The health check of a target group. */
export const healthCheck = {
  path: '/health/ready',
  interval: 10,
  timeout: 5,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
} as const;

/** The limits of every service, as environment variables. */
export const commonLimits = {
  REQUEST_TIMEOUT: milliseconds(limits.request),
  KEEP_ALIVE_TIMEOUT: milliseconds(limits.keepAlive),
  DRAIN_BUDGET: milliseconds(limits.drain),
  DATABASE_QUERY_TIMEOUT: milliseconds(limits.query),
};

export const specificLimits = {
  SAGA_WAIT: milliseconds(limits.sagaWait),
  PROVIDER_TIMEOUT: milliseconds(limits.provider),
};

function milliseconds(seconds: number): string {
  return String(seconds * 1_000);
}
