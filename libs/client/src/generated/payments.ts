export interface paths {
  '/api/payments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List payments, the newest first
     * @description A shopper lists own payments, an admin those of everybody.
     */
    get: operations['listPayments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/payments/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what only a person can decide about money, the oldest first
     * @description Money that moved without an order, and every discrepancy that the reconciliation could not repair.
     */
    get: operations['listPaymentReviews'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/payments/reviews/{id}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Close a review of money that has been dealt with
     * @description The first note stands. A discrepancy that is found again opens no second review.
     */
    post: operations['closePaymentReview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/payments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a payment
     * @description A shopper gets own payments, an admin any. The payment of somebody else is not found.
     */
    get: operations['getPayment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/payments/webhooks/{provider}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Receive an event that a payment provider signed
     * @description The body is signed with the secret of the webhook. An event may come again, and in any order.
     */
    post: operations['receiveWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface webhooks {
  paymentEvent: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Receive an event that a payment provider signed
     * @description The body is signed with the secret of the webhook. An event may come again, and in any order.
     */
    post: operations['onPaymentEvent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    /**
     * @description What an admin has done
     * @example {
     *       "note": "Paid back by bank transfer"
     *     }
     */
    PaymentReviewDecision: {
      /** @description what was done about it */
      note: string;
    };
    /**
     * @description The payment of an order
     * @example {
     *       "id": "01987b1c-8b10-7d11-8a00-2f3e4d5c6b7a",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "userId": "01987b1b-11aa-7b02-8c1f-5b0e9d8f7a66",
     *       "state": "CAPTURED",
     *       "amount": {
     *         "amount": 2000,
     *         "currency": "USD"
     *       },
     *       "captured": {
     *         "amount": 2000,
     *         "currency": "USD"
     *       },
     *       "refunded": {
     *         "amount": 0,
     *         "currency": "USD"
     *       },
     *       "disputed": {
     *         "amount": 0,
     *         "currency": "USD"
     *       },
     *       "dispute": null,
     *       "method": "pm_ok",
     *       "declineReason": null,
     *       "createdAt": "2026-01-31T12:00:00.000Z",
     *       "updatedAt": "2026-01-31T12:00:01.000Z"
     *     }
     */
    Payment: {
      /**
       * Format: uuid
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      id: string;
      /**
       * Format: uuid
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
      /**
       * Format: uuid
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      userId: string;
      /** @enum {string} */
      state: 'AUTHORISING' | 'UNKNOWN' | 'AUTHORISED' | 'DECLINED' | 'CAPTURED' | 'VOIDED';
      amount: components['schemas']['Money'];
      captured: components['schemas']['Money'];
      refunded: components['schemas']['Money'];
      disputed: components['schemas']['Money'];
      /** @description the latest dispute of a cardholder */
      dispute: ('OPEN' | 'WON' | 'LOST') | null;
      method: string | null;
      declineReason: string | null;
      /**
       * Format: date-time
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
    };
    /**
     * @description Integer minor units, such as cents
     * @example {
     *       "amount": 1999,
     *       "currency": "USD"
     *     }
     */
    Money: {
      amount: number;
      /** @enum {string} */
      currency: 'USD' | 'EUR' | 'GBP' | 'JPY' | 'KWD';
    };
    /**
     * @description The request cannot be read. Send valid JSON and a valid URL, without NUL characters or deep nesting.
     * @example {
     *       "type": "/api/orders/docs/problems#malformed_request",
     *       "title": "The request cannot be read",
     *       "status": 400,
     *       "detail": "The request cannot be read.",
     *       "code": "malformed_request",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    MalformedRequestProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#malformed_request';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 400;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'malformed_request';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description The request breaks the rules of this operation. Correct the fields that `errors` names.
     * @example {
     *       "type": "/api/orders/docs/problems#invalid_request",
     *       "title": "The request breaks the rules of this operation",
     *       "status": 400,
     *       "detail": "The request breaks the rules of this operation.",
     *       "code": "invalid_request",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "errors": [
     *         {
     *           "path": "items[0].quantity",
     *           "message": "Too small: expected number to be >=1"
     *         }
     *       ]
     *     }
     */
    InvalidRequestProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#invalid_request';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 400;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'invalid_request';
      /** @description The id of the request */
      requestId: string;
      /**
       * @description Each wrong member of the request
       * @example [
       *       {
       *         "path": "items[0].quantity",
       *         "message": "Too small: expected number to be >=1"
       *       }
       *     ]
       */
      errors: {
        /** @description The member, such as items[0].quantity */
        path: string;
        /** @description The rule that it breaks */
        message: string;
      }[];
    };
    /**
     * @description A valid access token is needed. Refresh the access token, or log in again.
     * @example {
     *       "type": "/api/orders/docs/problems#unauthenticated",
     *       "title": "A valid access token is needed",
     *       "status": 401,
     *       "detail": "A valid access token is needed.",
     *       "code": "unauthenticated",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    UnauthenticatedProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#unauthenticated';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 401;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'unauthenticated';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description An answer of the gateway itself: a message without a code
     * @example {
     *       "message": "Service Unavailable"
     *     }
     */
    GatewayAnswer: {
      message: string;
    };
    /**
     * @description Something went wrong on our side. Report the `requestId`. The outcome is unknown: repeat with the same key only.
     * @example {
     *       "type": "/api/orders/docs/problems#internal",
     *       "title": "Something went wrong on our side",
     *       "status": 500,
     *       "detail": "Something went wrong on our side.",
     *       "code": "internal",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    InternalProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#internal';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 500;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'internal';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description The service cannot answer at the moment. Try again after `Retry-After`, with the same `Idempotency-Key`.
     * @example {
     *       "type": "/api/orders/docs/problems#unavailable",
     *       "title": "The service cannot answer at the moment",
     *       "status": 503,
     *       "detail": "The service cannot answer at the moment.",
     *       "code": "unavailable",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    UnavailableProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#unavailable';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 503;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'unavailable';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId?: string;
    };
    /**
     * @description The request took too long to arrive. Send the whole request without pauses.
     * @example {
     *       "type": "/api/orders/docs/problems#request_timeout",
     *       "title": "The request took too long to arrive",
     *       "status": 408,
     *       "detail": "The request took too long to arrive.",
     *       "code": "request_timeout",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    RequestTimeoutProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#request_timeout';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 408;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'request_timeout';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description The headers are too large. Send at most 16 KiB of address and headers.
     * @example {
     *       "type": "/api/orders/docs/problems#headers_too_large",
     *       "title": "The headers are too large",
     *       "status": 431,
     *       "detail": "The headers are too large.",
     *       "code": "headers_too_large",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    HeadersTooLargeProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#headers_too_large';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 431;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'headers_too_large';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description Something about money that only a person can decide
     * @example {
     *       "id": "01987b1c-8b10-7d11-8a00-2f3e4d5c6b7a",
     *       "kind": "refund_failed",
     *       "subject": "re_1:reversal",
     *       "paymentId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1b-11aa-7b02-8c1f-5b0e9d8f7a66",
     *       "provider": {
     *         "key": "re_1:reversal",
     *         "amount": {
     *           "amount": 500,
     *           "currency": "USD"
     *         }
     *       },
     *       "books": {
     *         "state": "CAPTURED"
     *       },
     *       "advice": "Pay the customer in another way, or begin another refund of the order.",
     *       "openedAt": "2026-01-31T12:00:00.000Z",
     *       "closedAt": null,
     *       "note": null
     *     }
     */
    PaymentReview: {
      /**
       * Format: uuid
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      id: string;
      /** @description what is wrong; a word that never changes */
      kind: string;
      /** @description the operation or object that it is about */
      subject: string;
      paymentId: string | null;
      orderId: string | null;
      /** @description the provider's side */
      provider: {
        [key: string]: unknown;
      } | null;
      /** @description our side */
      books: {
        [key: string]: unknown;
      } | null;
      advice: string;
      /**
       * Format: date-time
       * @example 2026-01-31T12:00:00.000Z
       */
      openedAt: string;
      closedAt: string | null;
      note: string | null;
    };
    /**
     * @description Your role does not allow this. Ask an admin; another try changes nothing.
     * @example {
     *       "type": "/api/orders/docs/problems#forbidden",
     *       "title": "Your role does not allow this",
     *       "status": 403,
     *       "detail": "Your role does not allow this.",
     *       "code": "forbidden",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    ForbiddenProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#forbidden';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 403;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'forbidden';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description There is nothing here that you may see. Check the id. What belongs to others is not found either.
     * @example {
     *       "type": "/api/orders/docs/problems#not_found",
     *       "title": "There is nothing here that you may see",
     *       "status": 404,
     *       "detail": "There is nothing here that you may see.",
     *       "code": "not_found",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    NotFoundProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#not_found';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 404;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'not_found';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description The body is too large. Send at most 64 KiB.
     * @example {
     *       "type": "/api/orders/docs/problems#body_too_large",
     *       "title": "The body is too large",
     *       "status": 413,
     *       "detail": "The body is too large.",
     *       "code": "body_too_large",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    BodyTooLargeProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#body_too_large';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 413;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'body_too_large';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description The body must be JSON. Send uncompressed UTF-8 JSON as `application/json`.
     * @example {
     *       "type": "/api/orders/docs/problems#unsupported_media_type",
     *       "title": "The body must be JSON",
     *       "status": 415,
     *       "detail": "The body must be JSON.",
     *       "code": "unsupported_media_type",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    UnsupportedMediaTypeProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#unsupported_media_type';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 415;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'unsupported_media_type';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description Too many requests. Try again after `Retry-After`, and send less at the same time.
     * @example {
     *       "type": "/api/orders/docs/problems#too_many_requests",
     *       "title": "Too many requests",
     *       "status": 429,
     *       "detail": "Too many requests.",
     *       "code": "too_many_requests",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    TooManyRequestsProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#too_many_requests';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 429;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'too_many_requests';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description The signature is not valid. Sign the event with the secret of the webhook, and send it without delay.
     * @example {
     *       "type": "/api/orders/docs/problems#bad_signature",
     *       "title": "The signature is not valid",
     *       "status": 401,
     *       "detail": "The signature is not valid.",
     *       "code": "bad_signature",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    BadSignatureProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#bad_signature';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 401;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'bad_signature';
      /** @description The id of the request */
      requestId: string;
    };
  };
  responses: {
    /**
     * @description - `malformed_request`: The request cannot be read
     *     - `invalid_request`: The request breaks the rules of this operation
     */
    'malformed_request-invalid_request-400': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json':
          | components['schemas']['MalformedRequestProblem']
          | components['schemas']['InvalidRequestProblem'];
      };
    };
    /**
     * @description - `unauthenticated`: A valid access token is needed
     *     - The gateway itself: Unauthorized
     */
    'unauthenticated-gateway-401': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['UnauthenticatedProblem'];
        'application/json': components['schemas']['GatewayAnswer'];
      };
    };
    /** @description - The gateway itself: Forbidden */
    'gateway-403': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['GatewayAnswer'];
      };
    };
    /** @description - The gateway itself: Payload Too Large */
    'gateway-413': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['GatewayAnswer'];
      };
    };
    /** @description - The gateway itself: Too Many Requests */
    'gateway-429': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['GatewayAnswer'];
      };
    };
    /**
     * @description - `internal`: Something went wrong on our side
     *     - The gateway itself: Internal Server Error
     */
    'internal-gateway-500': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['InternalProblem'];
        'application/json': components['schemas']['GatewayAnswer'];
      };
    };
    /**
     * @description - `unavailable`: The service cannot answer at the moment
     *     - The gateway itself: Service Unavailable
     */
    'unavailable-gateway-503': {
      headers: {
        'X-Request-Id'?: string;
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['UnavailableProblem'];
        'application/json': components['schemas']['GatewayAnswer'];
      };
    };
    /** @description - The gateway itself: Gateway Timeout */
    'gateway-504': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['GatewayAnswer'];
      };
    };
    /** @description Any other failure, of the service before it reads the request or of the gateway */
    other: {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json':
          | components['schemas']['RequestTimeoutProblem']
          | components['schemas']['HeadersTooLargeProblem'];
        'application/json': components['schemas']['GatewayAnswer'];
      };
    };
    /**
     * @description - `forbidden`: Your role does not allow this
     *     - The gateway itself: Forbidden
     */
    'forbidden-gateway-403': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ForbiddenProblem'];
        'application/json': components['schemas']['GatewayAnswer'];
      };
    };
    /** @description - `not_found`: There is nothing here that you may see */
    'not_found-404': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NotFoundProblem'];
      };
    };
    /**
     * @description - `body_too_large`: The body is too large
     *     - The gateway itself: Payload Too Large
     */
    'body_too_large-gateway-413': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['BodyTooLargeProblem'];
        'application/json': components['schemas']['GatewayAnswer'];
      };
    };
    /** @description - `unsupported_media_type`: The body must be JSON */
    'unsupported_media_type-415': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['UnsupportedMediaTypeProblem'];
      };
    };
    /**
     * @description - `too_many_requests`: Too many requests
     *     - The gateway itself: Too Many Requests
     */
    'too_many_requests-gateway-429': {
      headers: {
        'X-Request-Id'?: string;
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TooManyRequestsProblem'];
        'application/json': components['schemas']['GatewayAnswer'];
      };
    };
    /** @description - `bad_signature`: The signature is not valid */
    'bad_signature-401': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['BadSignatureProblem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listPayments: {
    parameters: {
      query?: {
        /** @description The most items of a page */
        limit?: number;
        /** @description The nextCursor of the page before; the first page needs none */
        cursor?: string;
        /** @description Only payments of this order */
        orderId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of payments */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Payment'][];
            /** @description The cursor of the next page; null on the last one */
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['unauthenticated-gateway-401'];
      403: components['responses']['gateway-403'];
      413: components['responses']['gateway-413'];
      429: components['responses']['gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  listPaymentReviews: {
    parameters: {
      query?: {
        /** @description The most items of a page */
        limit?: number;
        /** @description The nextCursor of the page before; the first page needs none */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of reviews */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PaymentReview'][];
            /** @description The cursor of the next page; null on the last one */
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['unauthenticated-gateway-401'];
      403: components['responses']['forbidden-gateway-403'];
      413: components['responses']['gateway-413'];
      429: components['responses']['gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  closePaymentReview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the review */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PaymentReviewDecision'];
      };
    };
    responses: {
      /** @description The closed review */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PaymentReview'];
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['unauthenticated-gateway-401'];
      403: components['responses']['forbidden-gateway-403'];
      404: components['responses']['not_found-404'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  getPayment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the payment */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The payment */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Payment'];
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['unauthenticated-gateway-401'];
      403: components['responses']['gateway-403'];
      404: components['responses']['not_found-404'];
      413: components['responses']['gateway-413'];
      429: components['responses']['gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  receiveWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description Signature of the simulator */
        'provider-signature'?: string;
        /** @description Signature of Stripe */
        'stripe-signature'?: string;
      };
      path: {
        /** @description The name of the provider, such as simulator */
        provider: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description The event was taken, now or before */
      204: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['bad_signature-401'];
      403: components['responses']['gateway-403'];
      404: components['responses']['not_found-404'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  onPaymentEvent: {
    parameters: {
      query?: never;
      header?: {
        /** @description Signature of the simulator */
        'provider-signature'?: string;
        /** @description Signature of Stripe */
        'stripe-signature'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description The event was taken, now or before */
      204: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['bad_signature-401'];
      403: components['responses']['gateway-403'];
      404: components['responses']['not_found-404'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
}
