import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Client, Money, Request } from './client.ts';
import type { Good } from './goods.ts';
import { type Note, type Notes, toldBy } from './notes.ts';
import type { OrderPlan } from './order-plan.ts';

export interface Market {
  readonly client: Client;
  readonly goods: readonly Good[];
  readonly notes: Notes;
  readonly signal: AbortSignal;
}

/** Carries out one plan, and writes down all that is told on the way. */
export interface Customer {
  /** Settled when the order was placed, with the answer. */
  place(): Promise<Answer>;
  cancel(after: number): Promise<Answer>;
  refund(id: string, number: number, amount: Money): Promise<Answer>;
  /** Until nothing moves the order any more. */
  look(id: string): Promise<void>;
}

const rest = 500;

export function customer(
  { key: order, items, paymentMethod }: OrderPlan,
  market: Market,
): Customer {
  const { client, goods, notes, signal } = market;

  const ask = (request: Request, note: Omit<Note, 'answer' | 'order'>): Promise<Answer> =>
    client.ask(request, (answer) => notes.write({ ...note, order, answer: toldBy(answer) }));

  const wanted = items.map(({ product, quantity }) => ({
    productId: goods[product]?.id,
    quantity,
  }));
  const placing = {
    method: 'POST',
    path: '/api/orders',
    who: 'shopper',
    key: order,
    body: { items: wanted, paymentMethod },
  } as const;

  return {
    place: () => ask(placing, { what: 'place', key: order }),
    cancel: async (after) => {
      await pause(after, undefined, { signal });
      const enough = (answer: Answer) => idOf(answer) !== undefined;
      const known = await ask({ ...placing, enough }, { what: 'place', key: order });
      const path = `/api/orders/${idOf(known)}/cancel`;
      return ask({ method: 'POST', path, who: 'shopper' }, { what: 'cancel', key: order });
    },
    refund: (id, number, amount) => {
      const key = `${order}-refund-${number}`;
      const path = `/api/orders/${id}/refunds`;
      const request = { method: 'POST', path, who: 'admin', key, body: { amount } } as const;
      return ask(request, { what: 'refund', key, amount: amount.amount });
    },
    look: async (id) => {
      const request = { method: 'GET', path: `/api/orders/${id}`, who: 'shopper' } as const;
      for (;;) {
        const { body } = await ask(request, { what: 'look', key: order });
        if (body.status !== 'processing' && body.status !== 'refunding') return;
        await pause(rest, undefined, { signal });
      }
    },
  };
}

export function idOf({ body }: Answer): string | undefined {
  return body.id ?? body.orderId;
}
