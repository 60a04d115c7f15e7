export interface paths {
  '/api/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List your orders, the latest first
     * @description An admin may list the orders of another user.
     */
    get: operations['listOrders'];
    put?: never;
    /**
     * Place an order
     * @description Reserves the stock, takes the money and confirms the order. With the same key and body it may be sent again and again: there is one order, which the answer shows as it is then.
     */
    post: operations['placeOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/orders/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the orders that wait for a person, the oldest first
     * @description The outcome of a call is unknown for too long, and only a person can find it out.
     */
    get: operations['listReviews'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/orders/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the events that the bus did not take, the oldest first
     * @description They wait until an admin replays them; the order itself is not affected.
     */
    get: operations['listDeadLetters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/orders/dead-letters/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send events again that the bus did not take
     * @description The relay sends them again soon; consumers may get an event twice.
     */
    post: operations['replayDeadLetters'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/orders/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an order
     * @description A shopper gets own orders, an admin any. The order of somebody else is not found.
     */
    get: operations['getOrder'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/orders/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get every state of an order: which, when and why
     * @description The states are those of the order saga, which are finer than the status that an order shows.
     */
    get: operations['getOrderHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/orders/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel an order that is not confirmed yet
     * @description Gives everything back that the order has reserved or authorised. Repeating it is safe.
     */
    post: operations['cancelOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/orders/{id}/refunds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give money back
     * @description Gives a part of the payment back, or all that is left of it. With the same key and body it may be sent again.
     */
    post: operations['refundOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/orders/{id}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decide about an order that waits for a person
     * @description States no fact: each call is repeated with its old key, and its answer decides.
     */
    post: operations['settleReview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * @description What is ordered, and how it is paid
     * @example {
     *       "items": [
     *         {
     *           "productId": "01987b1a-11aa-7b02-8c1f-5b0e9d8f7a66",
     *           "quantity": 2
     *         }
     *       ],
     *       "paymentMethod": "pm_ok",
     *       "expectedTotal": {
     *         "amount": 2000,
     *         "currency": "USD"
     *       }
     *     }
     */
    NewOrder: {
      items: {
        /**
         * Format: uuid
         * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
         */
        productId: string;
        quantity: number;
      }[];
      /** @example pm_ok */
      paymentMethod: string;
      expectedTotal?: {
        amount: number;
        /** @enum {string} */
        currency: 'USD' | 'EUR' | 'GBP' | 'JPY' | 'KWD';
      };
    };
    /**
     * @description Which events are sent again
     * @example {
     *       "ids": [
     *         "01987b1c-9d1f-7a40-8c3b-5a1e0d9f2b77"
     *       ]
     *     }
     */
    Replay: {
      /** @description The events; without them, all dead letters */
      ids?: string[];
    };
    /**
     * @description How much is given back
     * @example {
     *       "amount": {
     *         "amount": 500,
     *         "currency": "USD"
     *       }
     *     }
     */
    NewRefund: {
      /** @description The amount; without it, all that is left */
      amount?: {
        amount: number;
        /** @enum {string} */
        currency: 'USD' | 'EUR' | 'GBP' | 'JPY' | 'KWD';
      };
    };
    /**
     * @description What an admin decides
     * @example {
     *       "decision": "retry"
     *     }
     */
    ReviewDecision: {
      /**
       * @description retry asks the other side again and goes on; undo gives everything back
       * @enum {string}
       */
      decision: 'retry' | 'undo';
    };
    /**
     * @description An order, as its user sees it
     * @example {
     *       "id": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "status": "confirmed",
     *       "reason": null,
     *       "items": [
     *         {
     *           "productId": "01987b1a-11aa-7b02-8c1f-5b0e9d8f7a66",
     *           "name": "Stoneware mug",
     *           "quantity": 2,
     *           "unitPrice": {
     *             "amount": 1000,
     *             "currency": "USD"
     *           }
     *         }
     *       ],
     *       "total": {
     *         "amount": 2000,
     *         "currency": "USD"
     *       },
     *       "refunded": {
     *         "amount": 0,
     *         "currency": "USD"
     *       },
     *       "dispute": null,
     *       "paymentMethod": "pm_ok",
     *       "createdAt": "2026-01-31T12:00:00.000Z",
     *       "updatedAt": "2026-01-31T12:00:01.000Z"
     *     }
     */
    Order: {
      /**
       * Format: uuid
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      id: string;
      /** @enum {string} */
      status:
        | 'processing'
        | 'confirmed'
        | 'rejected'
        | 'cancelled'
        | 'expired'
        | 'refunding'
        | 'partially_refunded'
        | 'refunded';
      /** @description Why it did not go on; a code, as in failures */
      reason: string | null;
      items: {
        /**
         * Format: uuid
         * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
         */
        productId: string;
        name: string | null;
        quantity: number;
        unitPrice: components['schemas']['Money'] | null;
      }[];
      /** @description null until the stock is reserved */
      total: components['schemas']['Money'] | null;
      /** @description null until the order is confirmed */
      refunded: components['schemas']['Money'] | null;
      /** @description the latest dispute of the cardholder, and what was withdrawn */
      dispute: {
        /** @enum {string} */
        state: 'open' | 'won' | 'lost';
        amount: components['schemas']['Money'];
      } | null;
      paymentMethod: string;
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
     * @description This operation needs an Idempotency-Key. Send an `Idempotency-Key`, and the same one whenever you try again.
     * @example {
     *       "type": "/api/orders/docs/problems#idempotency_key_required",
     *       "title": "This operation needs an Idempotency-Key",
     *       "status": 400,
     *       "detail": "This operation needs an Idempotency-Key.",
     *       "code": "idempotency_key_required",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    IdempotencyKeyRequiredProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#idempotency_key_required';
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
      code: 'idempotency_key_required';
      /** @description The id of the request */
      requestId: string;
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
     * @description The payment was declined. Offer another payment method, and place a new order with a new key.
     * @example {
     *       "type": "/api/orders/docs/problems#payment_declined",
     *       "title": "The payment was declined",
     *       "status": 402,
     *       "detail": "The payment was declined.",
     *       "code": "payment_declined",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    PaymentDeclinedProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#payment_declined';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 402;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'payment_declined';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description The bank wants the payment to be confirmed by its owner. Offer a payment method that needs no confirmation, and place a new order with a new key.
     * @example {
     *       "type": "/api/orders/docs/problems#authentication_required",
     *       "title": "The bank wants the payment to be confirmed by its owner",
     *       "status": 402,
     *       "detail": "The bank wants the payment to be confirmed by its owner.",
     *       "code": "authentication_required",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    AuthenticationRequiredProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#authentication_required';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 402;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'authentication_required';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description There is not enough stock. Order less, or later; a new order needs a new key.
     * @example {
     *       "type": "/api/orders/docs/problems#out_of_stock",
     *       "title": "There is not enough stock",
     *       "status": 409,
     *       "detail": "There is not enough stock.",
     *       "code": "out_of_stock",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    OutOfStockProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#out_of_stock';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'out_of_stock';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description A product of this order is not for sale. Read the catalogue again, and place a new order.
     * @example {
     *       "type": "/api/orders/docs/problems#unknown_product",
     *       "title": "A product of this order is not for sale",
     *       "status": 409,
     *       "detail": "A product of this order is not for sale.",
     *       "code": "unknown_product",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    UnknownProductProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#unknown_product';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'unknown_product';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description The price is not the expected one. Show the new price, and place a new order if the user agrees.
     * @example {
     *       "type": "/api/orders/docs/problems#price_changed",
     *       "title": "The price is not the expected one",
     *       "status": 409,
     *       "detail": "The price is not the expected one.",
     *       "code": "price_changed",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    PriceChangedProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#price_changed';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'price_changed';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description The products are priced in different currencies. Use one currency: that of the payment, or one order for each currency.
     * @example {
     *       "type": "/api/orders/docs/problems#currency_mismatch",
     *       "title": "The products are priced in different currencies",
     *       "status": 409,
     *       "detail": "The products are priced in different currencies.",
     *       "code": "currency_mismatch",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    CurrencyMismatchProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#currency_mismatch';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'currency_mismatch';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description The order was cancelled. Nothing was charged; place a new order with a new key.
     * @example {
     *       "type": "/api/orders/docs/problems#order_cancelled",
     *       "title": "The order was cancelled",
     *       "status": 409,
     *       "detail": "The order was cancelled.",
     *       "code": "order_cancelled",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    OrderCancelledProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#order_cancelled';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'order_cancelled';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description The order was not finished in time. Nothing was charged; place a new order with a new key.
     * @example {
     *       "type": "/api/orders/docs/problems#order_expired",
     *       "title": "The order was not finished in time",
     *       "status": 409,
     *       "detail": "The order was not finished in time.",
     *       "code": "order_expired",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    OrderExpiredProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#order_expired';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'order_expired';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description The reservation is closed. Read the reservation: it was committed or released before.
     * @example {
     *       "type": "/api/orders/docs/problems#reservation_closed",
     *       "title": "The reservation is closed",
     *       "status": 409,
     *       "detail": "The reservation is closed.",
     *       "code": "reservation_closed",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    ReservationClosedProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#reservation_closed';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'reservation_closed';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description The payment is closed. Read the payment: nothing more can be done with it.
     * @example {
     *       "type": "/api/orders/docs/problems#payment_closed",
     *       "title": "The payment is closed",
     *       "status": 409,
     *       "detail": "The payment is closed.",
     *       "code": "payment_closed",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    PaymentClosedProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#payment_closed';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'payment_closed';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description The order has a payment already. Read the payments of the order.
     * @example {
     *       "type": "/api/orders/docs/problems#already_paid",
     *       "title": "The order has a payment already",
     *       "status": 409,
     *       "detail": "The order has a payment already.",
     *       "code": "already_paid",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    AlreadyPaidProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#already_paid';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'already_paid';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description This id names something else already. Use a new id.
     * @example {
     *       "type": "/api/orders/docs/problems#id_reused",
     *       "title": "This id names something else already",
     *       "status": 409,
     *       "detail": "This id names something else already.",
     *       "code": "id_reused",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    IdReusedProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#id_reused';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'id_reused';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description The first request with this key is still running. Send the same request with the same key after `Retry-After`.
     * @example {
     *       "type": "/api/orders/docs/problems#request_in_progress",
     *       "title": "The first request with this key is still running",
     *       "status": 409,
     *       "detail": "The first request with this key is still running.",
     *       "code": "request_in_progress",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    RequestInProgressProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#request_in_progress';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'request_in_progress';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
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
     * @description The Idempotency-Key was used for another request. Use a new key for a new request.
     * @example {
     *       "type": "/api/orders/docs/problems#idempotency_key_reused",
     *       "title": "The Idempotency-Key was used for another request",
     *       "status": 422,
     *       "detail": "The Idempotency-Key was used for another request.",
     *       "code": "idempotency_key_reused",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    IdempotencyKeyReusedProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#idempotency_key_reused';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 422;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'idempotency_key_reused';
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
     * @description An order that waits for a person
     * @example {
     *       "order": {
     *         "id": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *         "status": "processing",
     *         "reason": null,
     *         "items": [
     *           {
     *             "productId": "01987b1a-11aa-7b02-8c1f-5b0e9d8f7a66",
     *             "name": "Stoneware mug",
     *             "quantity": 2,
     *             "unitPrice": {
     *               "amount": 1000,
     *               "currency": "USD"
     *             }
     *           }
     *         ],
     *         "total": {
     *           "amount": 2000,
     *           "currency": "USD"
     *         },
     *         "refunded": {
     *           "amount": 0,
     *           "currency": "USD"
     *         },
     *         "dispute": null,
     *         "paymentMethod": "pm_ok",
     *         "createdAt": "2026-01-31T12:00:00.000Z",
     *         "updatedAt": "2026-01-31T12:00:01.000Z"
     *       },
     *       "stuckIn": "CAPTURING",
     *       "since": "2026-01-31T12:05:00.000Z"
     *     }
     */
    Review: {
      order: components['schemas']['Order'];
      /**
       * @description the state whose outcome nobody knows
       * @enum {string}
       */
      stuckIn:
        | 'PENDING'
        | 'RESERVING'
        | 'RESERVED'
        | 'AUTHORISING'
        | 'AUTHORISED'
        | 'CONFIRMING'
        | 'CAPTURING'
        | 'CONFIRMED'
        | 'COMPENSATING'
        | 'REJECTED'
        | 'CANCELLED'
        | 'EXPIRED'
        | 'REFUNDING'
        | 'PARTIALLY_REFUNDED'
        | 'REFUNDED'
        | 'NEEDS_REVIEW';
      /**
       * Format: date-time
       * @example 2026-01-31T12:00:00.000Z
       */
      since: string;
    };
    /**
     * @description An event that the bus did not take after many tries
     * @example {
     *       "id": "01987b1c-9d1f-7a40-8c3b-5a1e0d9f2b77",
     *       "aggregate": "order:01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "version": 8,
     *       "type": "order.confirmed",
     *       "at": "2026-01-31T12:00:01.000Z",
     *       "deadAt": "2026-01-31T12:10:00.000Z"
     *     }
     */
    DeadLetter: {
      /**
       * Format: uuid
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      id: string;
      /** @description whose event it is, such as order:<id> */
      aggregate: string;
      version: number;
      type: string;
      /**
       * Format: date-time
       * @example 2026-01-31T12:00:00.000Z
       */
      at: string;
      /**
       * Format: date-time
       * @example 2026-01-31T12:00:00.000Z
       */
      deadAt: string;
    };
    /**
     * @description How many events are sent again
     * @example {
     *       "replayed": 1
     *     }
     */
    Replayed: {
      replayed: number;
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
     * @description The states of an order
     * @example {
     *       "items": [
     *         {
     *           "state": "PENDING",
     *           "at": "2026-01-31T12:00:00.000Z",
     *           "reason": null,
     *           "version": 1
     *         },
     *         {
     *           "state": "RESERVING",
     *           "at": "2026-01-31T12:00:00.010Z",
     *           "reason": null,
     *           "version": 2
     *         }
     *       ]
     *     }
     */
    OrderHistory: {
      items: {
        /** @enum {string} */
        state:
          | 'PENDING'
          | 'RESERVING'
          | 'RESERVED'
          | 'AUTHORISING'
          | 'AUTHORISED'
          | 'CONFIRMING'
          | 'CAPTURING'
          | 'CONFIRMED'
          | 'COMPENSATING'
          | 'REJECTED'
          | 'CANCELLED'
          | 'EXPIRED'
          | 'REFUNDING'
          | 'PARTIALLY_REFUNDED'
          | 'REFUNDED'
          | 'NEEDS_REVIEW';
        /**
         * Format: date-time
         * @example 2026-01-31T12:00:00.000Z
         */
        at: string;
        reason: string | null;
        version: number;
      }[];
    };
    /**
     * @description The order can no longer be cancelled. Read the order; a confirmed one can be refunded.
     * @example {
     *       "type": "/api/orders/docs/problems#too_late_to_cancel",
     *       "title": "The order can no longer be cancelled",
     *       "status": 409,
     *       "detail": "The order can no longer be cancelled.",
     *       "code": "too_late_to_cancel",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    TooLateToCancelProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#too_late_to_cancel';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'too_late_to_cancel';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description The order cannot be refunded. Read the order; if another refund is under way, try again after `Retry-After`.
     * @example {
     *       "type": "/api/orders/docs/problems#not_refundable",
     *       "title": "The order cannot be refunded",
     *       "status": 409,
     *       "detail": "The order cannot be refunded.",
     *       "code": "not_refundable",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    NotRefundableProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#not_refundable';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'not_refundable';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description The refund is more than what is left of the payment. Refund at most what is left of the payment.
     * @example {
     *       "type": "/api/orders/docs/problems#refund_exceeds_capture",
     *       "title": "The refund is more than what is left of the payment",
     *       "status": 409,
     *       "detail": "The refund is more than what is left of the payment.",
     *       "code": "refund_exceeds_capture",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    RefundExceedsCaptureProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#refund_exceeds_capture';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'refund_exceeds_capture';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
    /**
     * @description The order does not wait for a review. Read the order: it goes on, or has ended.
     * @example {
     *       "type": "/api/orders/docs/problems#not_in_review",
     *       "title": "The order does not wait for a review",
     *       "status": 409,
     *       "detail": "The order does not wait for a review.",
     *       "code": "not_in_review",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d",
     *       "orderId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    NotInReviewProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#not_in_review';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 409;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'not_in_review';
      /** @description The id of the request */
      requestId: string;
      /**
       * Format: uuid
       * @description The order that is concerned
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      orderId: string;
    };
  };
  responses: {
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
    /**
     * @description - `payment_declined`: The payment was declined
     *     - `authentication_required`: The bank wants the payment to be confirmed by its owner
     */
    'payment_declined-authentication_required-402': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json':
          | components['schemas']['PaymentDeclinedProblem']
          | components['schemas']['AuthenticationRequiredProblem'];
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
    /** @description - `idempotency_key_reused`: The Idempotency-Key was used for another request */
    'idempotency_key_reused-422': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['IdempotencyKeyReusedProblem'];
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
    /** @description - `too_late_to_cancel`: The order can no longer be cancelled */
    'too_late_to_cancel-409': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TooLateToCancelProblem'];
      };
    };
    /** @description - `not_in_review`: The order does not wait for a review */
    'not_in_review-409': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NotInReviewProblem'];
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
  listOrders: {
    parameters: {
      query?: {
        /** @description The most items of a page */
        limit?: number;
        /** @description The nextCursor of the page before; the first page needs none */
        cursor?: string;
        /** @description Only orders of this status */
        status?:
          | 'processing'
          | 'confirmed'
          | 'rejected'
          | 'cancelled'
          | 'expired'
          | 'refunding'
          | 'partially_refunded'
          | 'refunded';
        /** @description The owner of the orders; for admins */
        userId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of orders */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Order'][];
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
  placeOrder: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the client, once per intent; kept 7 days */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewOrder'];
      };
    };
    responses: {
      /** @description The order is confirmed and paid */
      201: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The path of the resource */
          Location: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Order'];
        };
      };
      /** @description The change goes on: read the order at Location after Retry-After seconds */
      202: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The path of the resource */
          Location: string;
          /** @description Seconds until another request makes sense */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Order'];
        };
      };
      /**
       * @description - `malformed_request`: The request cannot be read
       *     - `invalid_request`: The request breaks the rules of this operation
       *     - `idempotency_key_required`: This operation needs an Idempotency-Key
       */
      400: {
        headers: {
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json':
            | components['schemas']['MalformedRequestProblem']
            | components['schemas']['InvalidRequestProblem']
            | components['schemas']['IdempotencyKeyRequiredProblem'];
        };
      };
      401: components['responses']['unauthenticated-gateway-401'];
      402: components['responses']['payment_declined-authentication_required-402'];
      403: components['responses']['gateway-403'];
      /**
       * @description - `out_of_stock`: There is not enough stock
       *     - `unknown_product`: A product of this order is not for sale
       *     - `price_changed`: The price is not the expected one
       *     - `currency_mismatch`: The products are priced in different currencies
       *     - `order_cancelled`: The order was cancelled
       *     - `order_expired`: The order was not finished in time
       *     - `reservation_closed`: The reservation is closed
       *     - `payment_closed`: The payment is closed
       *     - `already_paid`: The order has a payment already
       *     - `id_reused`: This id names something else already
       *     - `request_in_progress`: The first request with this key is still running
       */
      409: {
        headers: {
          'X-Request-Id'?: string;
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json':
            | components['schemas']['OutOfStockProblem']
            | components['schemas']['UnknownProductProblem']
            | components['schemas']['PriceChangedProblem']
            | components['schemas']['CurrencyMismatchProblem']
            | components['schemas']['OrderCancelledProblem']
            | components['schemas']['OrderExpiredProblem']
            | components['schemas']['ReservationClosedProblem']
            | components['schemas']['PaymentClosedProblem']
            | components['schemas']['AlreadyPaidProblem']
            | components['schemas']['IdReusedProblem']
            | components['schemas']['RequestInProgressProblem'];
        };
      };
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      422: components['responses']['idempotency_key_reused-422'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  listReviews: {
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
            items: components['schemas']['Review'][];
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
  listDeadLetters: {
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
      /** @description A page of dead letters */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['DeadLetter'][];
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
  replayDeadLetters: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Replay'];
      };
    };
    responses: {
      /** @description The number of events that are sent again */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['unauthenticated-gateway-401'];
      403: components['responses']['forbidden-gateway-403'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  getOrder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the order */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The order */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Order'];
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
  getOrderHistory: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the order */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every state, the first one first */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderHistory'];
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
  cancelOrder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the order */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The order is cancelled */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The path of the resource */
          Location: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Order'];
        };
      };
      /** @description The change goes on: read the order at Location after Retry-After seconds */
      202: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The path of the resource */
          Location: string;
          /** @description Seconds until another request makes sense */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Order'];
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['unauthenticated-gateway-401'];
      403: components['responses']['gateway-403'];
      404: components['responses']['not_found-404'];
      409: components['responses']['too_late_to_cancel-409'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  refundOrder: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the client, once per intent; kept 7 days */
        'Idempotency-Key': string;
      };
      path: {
        /** @description The id of the order */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewRefund'];
      };
    };
    responses: {
      /** @description The money is given back */
      201: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The path of the resource */
          Location: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Order'];
        };
      };
      /** @description The change goes on: read the order at Location after Retry-After seconds */
      202: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The path of the resource */
          Location: string;
          /** @description Seconds until another request makes sense */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Order'];
        };
      };
      /**
       * @description - `malformed_request`: The request cannot be read
       *     - `invalid_request`: The request breaks the rules of this operation
       *     - `idempotency_key_required`: This operation needs an Idempotency-Key
       */
      400: {
        headers: {
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json':
            | components['schemas']['MalformedRequestProblem']
            | components['schemas']['InvalidRequestProblem']
            | components['schemas']['IdempotencyKeyRequiredProblem'];
        };
      };
      401: components['responses']['unauthenticated-gateway-401'];
      403: components['responses']['forbidden-gateway-403'];
      404: components['responses']['not_found-404'];
      /**
       * @description - `not_refundable`: The order cannot be refunded
       *     - `currency_mismatch`: The products are priced in different currencies
       *     - `refund_exceeds_capture`: The refund is more than what is left of the payment
       *     - `payment_closed`: The payment is closed
       *     - `id_reused`: This id names something else already
       *     - `request_in_progress`: The first request with this key is still running
       */
      409: {
        headers: {
          'X-Request-Id'?: string;
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json':
            | components['schemas']['NotRefundableProblem']
            | components['schemas']['CurrencyMismatchProblem']
            | components['schemas']['RefundExceedsCaptureProblem']
            | components['schemas']['PaymentClosedProblem']
            | components['schemas']['IdReusedProblem']
            | components['schemas']['RequestInProgressProblem'];
        };
      };
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      422: components['responses']['idempotency_key_reused-422'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  settleReview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the order */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewDecision'];
      };
    };
    responses: {
      /** @description The order has come to an end */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The path of the resource */
          Location: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Order'];
        };
      };
      /** @description The change goes on: read the order at Location after Retry-After seconds */
      202: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The path of the resource */
          Location: string;
          /** @description Seconds until another request makes sense */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Order'];
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['unauthenticated-gateway-401'];
      403: components['responses']['forbidden-gateway-403'];
      404: components['responses']['not_found-404'];
      409: components['responses']['not_in_review-409'];
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
