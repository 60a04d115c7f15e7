import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '@quartet/client';

/** A request of each service that needs a session; what else is wrong with it does not matter. */
const requests = {
  users: (api: Api) => api.GET('/api/users/me'),
  orders: (api: Api) => api.GET('/api/orders', { params: { query: { limit: 1 } } }),
  payments: (api: Api) => api.GET('/api/payments', { params: { query: { limit: 1 } } }),
  products: (api: Api) =>
    api.POST('/api/products/{id}/stock', {
      params: { path: { id: 'none' } },
      body: { delta: 1, reason: 'none' },
    }),
} as const;

export type Service = keyof typeof requests;

export const watchedServices = Object.keys(requests) as readonly Service[];

/** Milliseconds between two requests to a service. */
const interval = 100;

interface Attempt {
  readonly sentAt: number;
  readonly status: number;
}

export interface Refusals {
  /** Milliseconds from a moment until the last request that a service still accepted; Infinity if it refused none. */
  latest(service: Service, since: number): number;
  stop(): Promise<void>;
}

/** Sends requests of one session to all services, until it is stopped. */
export function watchRefusals(api: Api): Refusals {
  const stopping = new AbortController();
  const attempts = new Map<Service, Attempt[]>();

  async function poll(service: Service): Promise<void> {
    const own: Attempt[] = [];
    attempts.set(service, own);
    while (!stopping.signal.aborted) {
      const sentAt = performance.now();
      const status = await statusOf(requests[service](api));
      own.push({ sentAt, status });
      await pause(interval);
    }
  }

  const polling = Promise.all(watchedServices.map(poll));
  return {
    latest: (service, since) => latestAcceptance(attempts.get(service) ?? [], since),
    stop: async () => {
      stopping.abort();
      await polling;
    },
  };
}

/** 401 is a refusal; an answer that says nothing about the caller, such as 503, is neither. */
export function latestAcceptance(attempts: readonly Attempt[], since: number): number {
  const isAccepted = ({ status }: Attempt) => status !== 401 && status !== 429 && status < 500;
  const accepted = attempts.filter(isAccepted).map(({ sentAt }) => sentAt);
  const last = Math.max(since, ...accepted);
  const isRefused = attempts.some(({ sentAt, status }) => sentAt > last && status === 401);
  return isRefused ? last - since : Infinity;
}

/** The status; 503 when there is no response. */
export async function statusOf(call: Promise<{ readonly response: Response }>): Promise<number> {
  return call.then(
    ({ response }) => response.status,
    () => 503,
  );
}
