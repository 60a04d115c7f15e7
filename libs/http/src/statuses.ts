import type { ProblemCode } from '@quartet/problem';

/** The only place where a failure gets its status. */
const statuses: Readonly<Record<ProblemCode, number>> = {
  malformed_request: 400,
  invalid_request: 400,
  idempotency_key_required: 400,
  unauthenticated: 401,
  bad_credentials: 401,
  recent_login_required: 401,
  bad_refresh_token: 401,
  bad_signature: 401,
  payment_declined: 402,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  email_taken: 409,
  sku_taken: 409,
  out_of_stock: 409,
  unknown_product: 409,
  price_changed: 409,
  currency_mismatch: 409,
  stock_reserved: 409,
  reservation_closed: 409,
  payment_closed: 409,
  already_paid: 409,
  order_cancelled: 409,
  order_expired: 409,
  too_late_to_cancel: 409,
  not_refundable: 409,
  refund_exceeds_capture: 409,
  not_in_review: 409,
  request_in_progress: 409,
  id_reused: 409,
  precondition_failed: 412,
  body_too_large: 413,
  unsupported_media_type: 415,
  idempotency_key_reused: 422,
  precondition_required: 428,
  too_many_requests: 429,
  headers_too_large: 431,
  internal: 500,
  unavailable: 503,
};

export function statusOf(code: ProblemCode): number {
  return statuses[code];
}
