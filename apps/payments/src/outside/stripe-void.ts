import type { ProviderCall } from '../deps.ts';
import { createIntent, createTombstone } from './stripe-create.ts';
import { isAmountRefused, isKeyTaken, refusalIn } from './stripe-errors.ts';
import { findIntent } from './stripe-find.ts';
import { done, type Finding, outcomeOfIntent } from './stripe-outcomes.ts';
import type { Session } from './stripe-session.ts';

/**
 * Cancels the intent. When Stripe shows none, the key of the authorisation is taken away: either nothing
 * was asked under it, and nothing ever will be, or the repeat tells what was.
 */
export async function voidIntent(session: Session, call: ProviderCall): Promise<Finding> {
  const shown = call.reference ?? (await findIntent(session, call))?.id;
  const id = shown ?? (await claimKey(session, call));
  return id === undefined ? done(call.amount) : cancel(session, call, id);
}

/** The intent that has the key; undefined when nothing can be held under it. */
async function claimKey(session: Session, call: ProviderCall): Promise<string | undefined> {
  try {
    return (await createTombstone(session, call)).id;
  } catch (error) {
    if (isAmountRefused(error)) return undefined;
    if (!isKeyTaken(error)) throw error;
    return repeat(session, call);
  }
}

async function repeat(session: Session, call: ProviderCall): Promise<string | undefined> {
  try {
    return (await createIntent(session, call)).id;
  } catch (error) {
    refusalIn(error);
    return undefined;
  }
}

async function cancel(session: Session, { key }: ProviderCall, id: string): Promise<Finding> {
  try {
    return outcomeOfIntent('void', await session.cancel(id, 'requested_by_customer', key));
  } catch (error) {
    refusalIn(error);
    return outcomeOfIntent('void', await session.retrieve(id));
  }
}
