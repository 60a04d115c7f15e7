import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '@quartet/client';
import type { Edge } from '@quartet/local-client/edge';
import { registerAdmin, registerShopper } from './person.ts';
import { placeOrder } from './shop.ts';
import { statusOf } from './watch-refusals.ts';

export interface BystanderCounts {
  readonly requests: number;
  /** Answers 401 and 403, though all sessions are alive. */
  readonly refused: number;
  /** Answers 429 and 5xx, and requests without an answer. */
  readonly failed: number;
}

/** People whose sessions go on, and who send requests all the time. */
export interface Bystanders {
  counts(): BystanderCounts;
  stop(): Promise<void>;
}

interface Shop {
  readonly edge: Edge;
  readonly admin: Api;
  readonly product: string;
}

const people = { shoppers: 8, admins: 4 };
const rest = 50;

export async function startBystanders({ edge, admin, product }: Shop): Promise<Bystanders> {
  const stopping = new AbortController();
  const counts = { requests: 0, refused: 0, failed: 0 };

  const send = async (call: Promise<{ readonly response: Response }>): Promise<void> => {
    const status = await statusOf(call);
    counts.requests += 1;
    if (status === 401 || status === 403) counts.refused += 1;
    if (status === 429 || status >= 500) counts.failed += 1;
    await pause(rest);
  };
  const live = async (turn: readonly (() => Promise<{ readonly response: Response }>)[]) => {
    while (!stopping.signal.aborted) for (const call of turn) await send(call());
  };

  const shoppers = await inTurn(people.shoppers, () => registerShopper(edge));
  const admins = await inTurn(people.admins, () => registerAdmin(edge, admin));
  const living = Promise.all([
    ...shoppers.map(({ api }) => live(shopperCalls(api, product))),
    ...admins.map(({ api }) => live(adminCalls(api, product))),
  ]);
  return {
    counts: () => ({ ...counts }),
    stop: async () => {
      stopping.abort();
      await living;
    },
  };
}

const delivery = { delta: 1, reason: 'delivery' };
const few = { params: { query: { limit: 1 } } };

function shopperCalls(api: Api, product: string) {
  return [
    () => api.GET('/api/users/me'),
    () => api.GET('/api/orders', few),
    () => api.GET('/api/payments', few),
    () => placeOrder(api, product),
  ];
}

function adminCalls(api: Api, id: string) {
  return [
    () => api.GET('/api/users', few),
    () => api.GET('/api/orders/dead-letters', few),
    () => api.GET('/api/payments/reviews', few),
    () => api.POST('/api/products/{id}/stock', { params: { path: { id } }, body: delivery }),
  ];
}

async function inTurn<T>(count: number, create: () => Promise<T>): Promise<readonly T[]> {
  const created: T[] = [];
  while (created.length < count) created.push(await create());
  return created;
}
