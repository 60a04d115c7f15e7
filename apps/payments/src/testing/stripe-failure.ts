/** An error in the format of Stripe. One that comes before the work begins is not kept under the key. */
export class StripeFailure extends Error {
  override readonly name = 'StripeFailure';
  readonly status: number;
  readonly body: { readonly error: Readonly<Record<string, unknown>> };
  readonly isKept: boolean;

  constructor(status: number, error: Readonly<Record<string, unknown>>, isKept = false) {
    super(String(error['message'] ?? error['code']));
    this.status = status;
    this.body = { error: { message: 'a failure of the test server', ...error } };
    this.isKept = isKept;
  }
}

export function invalid(members: Readonly<Record<string, unknown>>, isKept = false): StripeFailure {
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
