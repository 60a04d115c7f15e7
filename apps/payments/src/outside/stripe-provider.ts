import type { Config } from '../config.ts';
import type { Provider, ProviderCall } from '../deps.ts';
import type { Outcome } from '../domain/operation.ts';
import { authorise, judgeAuthorised } from './stripe-authorise.ts';
import type { StripeClient } from './stripe-client.ts';
import { mustRemember } from './stripe-create.ts';
import { explain, refusalIn } from './stripe-errors.ts';
import { findIntent, findRefund, idOfIntent } from './stripe-find.ts';
import { certain, type Finding, outcomeOfIntent, outcomeOfRefund } from './stripe-outcomes.ts';
import { openSession, type Session } from './stripe-session.ts';
import { voidIntent } from './stripe-void.ts';

type Verb = (session: Session, call: ProviderCall) => Promise<Finding>;

export function stripeProvider(
  { stripe, close }: StripeClient,
  { PROVIDER_TIMEOUT: limit }: Pick<Config, 'PROVIDER_TIMEOUT'>,
): Provider & { close(): Promise<void> } {
  const ask = (verb: Verb) => async (call: ProviderCall) => {
    try {
      return await verb(openSession(stripe, limit), call);
    } catch (error) {
      return { kind: 'unknown', cause: explain(error) } as const;
    }
  };
  const send =
    (verb: Verb) =>
    async (call: ProviderCall): Promise<Outcome> =>
      certain(await ask(verb)(call));
  return {
    authorise: send(authorise),
    capture: send(capture),
    void: send(voidIntent),
    refund: send(refund),
    lookUp: ask(lookUp),
    close,
  };
}

async function capture(session: Session, call: ProviderCall): Promise<Finding> {
  const id = await idOfIntent(session, call);
  try {
    return outcomeOfIntent('capture', await session.capture(id, call.amount.amount, call.key));
  } catch (error) {
    const refusal = refusalIn(error);
    const finding = outcomeOfIntent('capture', await session.retrieve(id));
    return finding.kind === 'absent' ? refusal : finding;
  }
}

async function refund(session: Session, call: ProviderCall): Promise<Finding> {
  const { key, paymentId, orderId, amount, begunAt } = call;
  const payment_intent = await idOfIntent(session, call);
  const metadata = { paymentId, orderId, refundId: key };
  mustRemember(begunAt);
  try {
    const params = { payment_intent, amount: amount.amount, metadata };
    return outcomeOfRefund(await session.refund(params, key));
  } catch (error) {
    return refusalIn(error);
  }
}

async function lookUp(session: Session, call: ProviderCall): Promise<Finding> {
  if (call.kind === 'refund') {
    const found = await findRefund(session, call);
    return found ? outcomeOfRefund(found) : { kind: 'absent' };
  }
  const intent = await findIntent(session, call);
  if (intent === undefined) return { kind: 'absent' };
  if (call.kind === 'authorise') return judgeAuthorised(session, call, intent);
  return outcomeOfIntent(call.kind, intent);
}
