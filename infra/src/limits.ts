/**
 * How long each part waits, in seconds. Outer limits are longer than inner ones, so that the part
 * that knows most about a failure is the one that answers. limits.spec.ts proves each inequality.
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

/** How a target group finds out whether a task can serve. */
export const healthCheck = {
  path: '/health/ready',
  interval: 10,
  timeout: 5,
  healthyAfter: 2,
  unhealthyAfter: 2,
} as const;

/** The limits that every service keeps, as the variables that it reads them from. */
export const commonLimits = {
  REQUEST_TIMEOUT: milliseconds(limits.request),
  KEEP_ALIVE_TIMEOUT: milliseconds(limits.keepAlive),
  DRAIN_BUDGET: milliseconds(limits.drain),
  DATABASE_QUERY_TIMEOUT: milliseconds(limits.query),
};

export const particularLimits = {
  SAGA_WAIT: milliseconds(limits.sagaWait),
  PROVIDER_TIMEOUT: milliseconds(limits.provider),
};

function milliseconds(seconds: number): string {
  return String(seconds * 1_000);
}
