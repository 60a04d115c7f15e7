import type { ProviderCall } from '../deps.ts';
import { createIntent } from './stripe-create.ts';
import { refusalIn } from './stripe-errors.ts';
import type { Intent } from './stripe-objects.ts';
import { type Finding, outcomeOfIntent } from './stripe-outcomes.ts';
import type { Session } from './stripe-session.ts';

export async function authorise(session: Session, call: ProviderCall): Promise<Finding> {
  try {
    return await judgeAuthorised(session, call, await createIntent(session, call));
  } catch (error) {
    return refusalIn(error);
  }
}

/** The customer is not here to confirm anything: what waits for that is ended, and then refused. */
export async function judgeAuthorised(
  session: Session,
  { paymentId }: ProviderCall,
  intent: Intent,
): Promise<Finding> {
  if (intent.status !== 'requires_action') return outcomeOfIntent('authorise', intent);
  const ended = await session.cancel(intent.id, 'abandoned', `${paymentId}:abandon`);
  return outcomeOfIntent('authorise', ended);
}
