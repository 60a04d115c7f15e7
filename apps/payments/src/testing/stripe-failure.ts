import type Stripe from 'stripe';

/** An error in the format of Stripe. One that comes before the work begins is not kept under the key. */
export class StripeFailure extends Error {
  override readonly name = 'StripeFailure';
  readonly status: number;
  readonly body: { readonly error: Stripe.StripeRawError };
  readonly isKept: boolean;

  constructor(status: number, error: Stripe.StripeRawError, isKept = false) {
    super(error.message ?? error.code);
    this.status = status;
    this.body = { error: { message: 'a failure of the test server', ...error } };
    this.isKept = isKept;
  }
}

export function invalid(members: Stripe.StripeRawError, isKept = false): StripeFailure {
  return new StripeFailure(400, { type: 'invalid_request_error', ...members }, isKept);
}

export function missing(what: string): StripeFailure {
  const message = `No such ${what}`;
  return new StripeFailure(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message,
  });
}
