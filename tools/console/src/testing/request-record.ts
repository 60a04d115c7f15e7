import type { RequestRecord } from '@quartet/aws/http/proxied-request';

/** A request of a client that a task has answered. */
export function requestRecord(changes: Partial<RequestRecord> = {}): RequestRecord {
  return {
    requestId: 'request-1',
    at: Date.now(),
    method: 'GET',
    path: '/api/orders',
    entrance: 'gateway',
    route: 'ANY /api/orders',
    rule: 10,
    targetGroup: 'orders-tg',
    task: 'orders-1',
    status: 200,
    ms: 10,
    taskMs: 8,
    bytes: 100,
    ...changes,
  };
}
