import type { Request } from 'express';
import type Stripe from 'stripe';

interface Range {
  readonly gte?: string;
  readonly lte?: string;
  readonly lt?: string;
}

/** Stripe returns ids, unless a request asks for the objects. */
export function unexpandedSource(
  transaction: Stripe.BalanceTransaction,
): Stripe.BalanceTransaction {
  const { id } = transaction.source as Stripe.Refund;
  return { ...transaction, source: id };
}

export function page<T extends { readonly id: string; created: number }>(
  all: readonly T[],
  { query, path }: Request,
): Stripe.ApiList<T> {
  const { gte = 0, lte = Infinity, lt = Infinity } = (query['created'] ?? {}) as Range;
  const within = all.filter(
    ({ created }) => created >= Number(gte) && created <= Number(lte) && created < Number(lt),
  );
  const after = within.findIndex(({ id }) => id === query['starting_after']) + 1;
  const data = within.slice(after, after + Number(query['limit']));
  return { object: 'list', data, has_more: after + data.length < within.length, url: path };
}
