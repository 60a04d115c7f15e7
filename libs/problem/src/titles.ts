/**
 * The closed list of failures: each code is part of the public API and never changes its
 * meaning. The title is the same for every occurrence of a code (RFC 9457, 3.1.3).
 * Which status a code has is the business of libs/http alone.
 */
export const problemTitles = {
  malformed_request: 'The request cannot be read',
  invalid_request: 'The request breaks the rules of this operation',
  idempotency_key_required: 'This operation needs an Idempotency-Key',
  unauthenticated: 'A valid access token is needed',
  bad_credentials: 'The credentials are wrong',
  recent_login_required: 'A recent login is needed',
  bad_refresh_token: 'The refresh token is not valid',
  bad_signature: 'The signature is not valid',
  payment_declined: 'The payment was declined',
  forbidden: 'Your role does not allow this',
  not_found: 'There is nothing here that you may see',
  method_not_allowed: 'This method is not offered here',
  email_taken: 'This email address is taken',
  sku_taken: 'This SKU is taken',
  out_of_stock: 'There is not enough stock',
  unknown_product: 'A product of this order is not for sale',
  price_changed: 'The price is not the expected one',
  currency_mismatch: 'The products are priced in different currencies',
  stock_reserved: 'The stock is reserved',
  reservation_closed: 'The reservation is closed',
  payment_closed: 'The payment is closed',
  already_paid: 'The order has a payment already',
  order_cancelled: 'The order was cancelled',
  order_expired: 'The order was not finished in time',
  too_late_to_cancel: 'The order can no longer be cancelled',
  not_refundable: 'The order cannot be refunded',
  refund_exceeds_capture: 'The refund is more than what is left of the payment',
  not_in_review: 'The order does not wait for a review',
  request_in_progress: 'The first request with this key is still running',
  id_reused: 'This id names something else already',
  precondition_required: 'This operation needs an If-Match header',
  precondition_failed: 'It was changed in the meantime',
  request_timeout: 'The request took too long to arrive',
  headers_too_large: 'The headers are too large',
  body_too_large: 'The body is too large',
  unsupported_media_type: 'The body must be JSON',
  idempotency_key_reused: 'The Idempotency-Key was used for another request',
  too_many_requests: 'Too many requests',
  unavailable: 'The service cannot answer at the moment',
  internal: 'Something went wrong on our side',
} as const;

export type ProblemCode = keyof typeof problemTitles;
