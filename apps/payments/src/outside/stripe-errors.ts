import type { Settlement } from '../domain/operation.ts';
import Stripe from 'stripe';
import { reasonOf, refused } from './stripe-outcomes.ts';

const { StripeError } = Stripe.errors;

/** Errors of a request that Stripe may carry out when it comes again, though they are answered with 400. */
const passing = ['rate_limit', 'lock_timeout'];

/**
 * Reads the two answers that are certain: the card was refused, or the request never can be carried out.
 * @throws the error itself when it is anything else, for then nothing is known.
 */
export function refusalIn(error: unknown): Settlement {
  if (!(error instanceof StripeError)) throw error;
  const { statusCode, rawType, code, param, payment_intent: intent } = error;
  if (statusCode === 402 && rawType === 'card_error') return refused(reasonOf(error), intent?.id);
  const isInvalid = statusCode === 400 && rawType === 'invalid_request_error';
  if (!isInvalid || passing.includes(code ?? '')) throw error;
  return refused(param === 'amount' && code ? code : 'invalid_request');
}

/** The key was used before, for a request with other parameters. */
export function isKeyTaken(error: unknown): boolean {
  return (
    error instanceof StripeError &&
    error.rawType === 'idempotency_error' &&
    error.statusCode === 400
  );
}

/** An amount that no intent can have, whatever else is asked. */
export function isAmountRefused(error: unknown): boolean {
  return error instanceof StripeError && error.statusCode === 400 && error.param === 'amount';
}

/** Stripe has no object with this id. */
export function isMissing(error: unknown): boolean {
  return error instanceof StripeError && error.statusCode === 404;
}

/** Reduces an error to its message for the log, without attached objects that may hold secrets. */
export function explain(error: unknown): unknown {
  if (!(error instanceof StripeError)) return error;
  const { statusCode = 'nothing', rawType, code, requestId, detail } = error;
  const details = [statusCode, rawType, code, requestId].filter(Boolean).join(' ');
  return new Error(`Stripe answered ${details}`, detail ? { cause: detail } : {});
}
