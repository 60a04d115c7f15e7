import type { Api } from '@quartet/client';
import { z } from 'zod';
import { allPages } from './all-pages.ts';
import type { Command } from './arguments.ts';
import { type Access, sendRequest } from './send-request.ts';
import type { Outcome } from './outcome.ts';
import { table } from './table.ts';

const Order = z.object({
  id: z.string(),
  status: z.string(),
  reason: z.string().nullable(),
  total: z.object({ amount: z.int(), currency: z.string() }).nullable(),
  paymentMethod: z.string(),
});

const Review = z.object({ order: Order, stuckIn: z.string(), since: z.string() });

const head = ['order', 'stuck in', 'since', 'total', 'paid with'];

/** An amount in minor units, as in the API. */
export async function listReviews(access: Access): Promise<Outcome> {
  const call = (query: object) => (api: Api) =>
    api.GET('/api/orders/reviews', { params: { query } });
  const reviews = await allPages(access, call, Review);
  if (reviews.length === 0) return { text: 'No order waits for a person.', done: true };
  const rows = reviews.map(({ order: { id, total, paymentMethod }, stuckIn, since }) => {
    return [id, stuckIn, since, total ? `${total.amount} ${total.currency}` : '–', paymentMethod];
  });
  return { text: table(head, rows), done: true };
}

type Settling = Extract<Command, { readonly kind: 'settle a review' }>;

export async function settleReview(
  access: Access,
  { orderId, decision }: Settling,
): Promise<Outcome> {
  const params = { path: { id: orderId } };
  const call = (api: Api) => api.POST('/api/orders/{id}/review', { params, body: { decision } });
  const { status, body } = await sendRequest(access, call, Order);
  if (status === 200) return { text: `The order is ${body.status}${because(body)}.`, done: true };
  return { text: 'The order is still not settled; look at the reviews again later.', done: false };
}

function because({ reason }: z.output<typeof Order>): string {
  return reason === null ? '' : `: ${reason}`;
}
