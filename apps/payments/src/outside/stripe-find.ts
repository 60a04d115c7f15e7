import type { ProviderCall } from '../deps.ts';
import { Intent, Refund } from './stripe-objects.ts';
import type { Session } from './stripe-session.ts';

const second = 1_000;

/** Around the opening of a payment, in seconds: before it for clocks that differ, after it for repeats. */
const [before, after] = [60, 600];

const mostPages = 5;

/** The intent of a payment, by Stripe's name for it or else by ours. That none is found proves nothing. */
export async function findIntent(
  session: Session,
  call: ProviderCall,
): Promise<Intent | undefined> {
  if (call.reference) return session.retrieve(call.reference);
  const opened = Math.floor(call.openedAt.getTime() / second);
  const created = { gte: opened - before, lte: opened + after };
  let last: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const params = { created, limit: 100, ...(last && { starting_after: last }) };
    const { data, has_more: hasMore } = await session.list(params);
    const found = data.find(({ metadata }) => metadata['paymentId'] === call.paymentId);
    if (found) return Intent.parse(found);
    last = data.at(-1)?.id;
    if (!hasMore) return undefined;
  }
  return undefined;
}

/** @throws Error when Stripe shows no intent, for it may yet. */
export async function idOfIntent(session: Session, call: ProviderCall): Promise<string> {
  if (call.reference) return call.reference;
  const intent = await findIntent(session, call);
  if (intent) return intent.id;
  throw new Error('Stripe lists no payment intent for this payment');
}

export async function findRefund(
  session: Session,
  call: ProviderCall,
): Promise<Refund | undefined> {
  const { data } = await session.refundsOf(await idOfIntent(session, call));
  const found = data.find(({ metadata }) => metadata?.['refundId'] === call.key);
  return found && Refund.parse(found);
}
