import type { Logger } from '@quartet/logging';
import type { Claim, Deps, Operations } from '../deps.ts';
import type { Outcome } from '../domain/operation.ts';
import type { SavedPayment } from '../domain/payment.ts';

type Needs = Pick<Deps, 'payments' | 'operations' | 'provider' | 'log'>;

/**
 * Talks to the provider about a claimed operation, outside of any transaction, and books what it says. Returns the
 * payment with the outcome, and undefined while that is unknown.
 * @param known the payment as it was written last
 */
export async function executeOperation(
  { payments, operations, provider, log }: Needs,
  claim: Claim,
  known?: SavedPayment,
): Promise<SavedPayment | undefined> {
  const heartbeat = setInterval(() => void extend(operations, claim, log), operations.heartbeat);
  const outcome = await askProvider(provider, claim).finally(() => clearInterval(heartbeat));
  if (outcome.kind !== 'unknown') {
    const settle = {
      kind: 'settle',
      id: claim.paymentId,
      key: claim.key,
      settlement: outcome,
    } as const;
    return (await payments.apply(settle, known)).payment;
  }
  const { paymentId, kind, attempts } = claim;
  log.warn(
    { paymentId, op: kind, attempts, err: outcome.cause },
    'outcome of a provider operation is unknown',
  );
  await operations.postpone(claim);
  return undefined;
}

async function extend(operations: Operations, claim: Claim, log: Logger): Promise<void> {
  try {
    await operations.extend(claim);
  } catch (error) {
    log.warn({ err: error, paymentId: claim.paymentId }, 'lease could not be extended');
  }
}

/** A later attempt asks first what became of the earlier ones; it never makes a new key. */
async function askProvider(provider: Deps['provider'], claim: Claim): Promise<Outcome> {
  if (claim.attempts === 1) return provider[claim.kind](claim);
  const known = await provider.lookUp(claim);
  return known.kind === 'absent' ? provider[claim.kind](claim) : known;
}
