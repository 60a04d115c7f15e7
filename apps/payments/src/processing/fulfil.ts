import type { Deps } from '../deps.ts';
import { decide, keyOf, type Wish } from '../domain/change.ts';
import type { SavedPayment } from '../domain/payment.ts';
import { operationOf } from '../domain/payment.ts';
import { pursue } from './pursue.ts';

/**
 * Records a wish and has the provider fulfil it. Of two at once, one talks to the provider and the
 * other gets the present state.
 */
export async function fulfil(deps: Deps, wish: Wish): Promise<SavedPayment> {
  const { payment, begun } = await deps.payments.apply(wish);
  const key = keyOf(wish);
  if (operationOf(payment, key)?.state !== 'PENDING') return payment;
  const claim = begun ?? (await deps.operations.claim(key));
  if (claim) await pursue(deps, claim);
  const latest = await deps.payments.get(wish.id);
  decide(latest, wish);
  return latest;
}
