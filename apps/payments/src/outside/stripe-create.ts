import type Stripe from 'stripe';
import type { ProviderCall } from '../deps.ts';
import type { Intent } from './stripe-objects.ts';
import type { Session } from './stripe-session.ts';

const hour = 3_600_000;

/** Stripe remembers a key for 24 hours at least. Nothing that could take money twice is sent when that is near. */
const keyLife = 23 * hour;

/** Asks for the money. By card alone, so that nobody is sent elsewhere and the answer is known at once. */
export function createIntent(session: Session, call: ProviderCall): Promise<Intent> {
  const { orderId, paymentId, method } = call;
  return create(session, call, {
    ...{ payment_method: method, confirm: true, capture_method: 'manual' },
    metadata: { paymentId, orderId },
  });
}

/**
 * Takes the key of an authorisation for an intent that nobody has confirmed, and nobody will. Whichever of
 * the two comes second meets the key with other parameters, and is refused.
 */
export function createTombstone(session: Session, call: ProviderCall): Promise<Intent> {
  const { orderId, paymentId } = call;
  return create(session, call, { metadata: { paymentId, orderId, voided: 'true' } });
}

async function create(
  session: Session,
  { paymentId, amount, openedAt }: ProviderCall,
  params: Omit<Stripe.PaymentIntentCreateParams, 'amount' | 'currency'>,
): Promise<Intent> {
  mustRemember(openedAt);
  const money = { amount: amount.amount, currency: amount.currency.toLowerCase() };
  return session.create({ ...money, allowed_payment_method_types: ['card'], ...params }, paymentId);
}

/** @throws Error when a key that was first sent then may be forgotten. */
export function mustRemember(begunAt: Date): void {
  if (Date.now() - begunAt.getTime() < keyLife) return;
  throw new Error('the idempotency key may have expired at Stripe, so no request is sent with it');
}
