export interface paths {
  '/api/products': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Search the catalogue
     * @description A cursor belongs to one sort; filters may change between pages.
     */
    get: operations['listProducts'];
    put?: never;
    /**
     * Add a product to the catalogue
     * @description Its stock can be ordered at once. A SKU that a removed product had is free.
     */
    post: operations['addProduct'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/products/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a product
     * @description With If-None-Match it has a body only if the product or its stock has changed.
     */
    get: operations['getProduct'];
    put?: never;
    post?: never;
    /**
     * Take a product off sale
     * @description Orders that have reserved it are not affected.
     */
    delete: operations['removeProduct'];
    options?: never;
    head?: never;
    /**
     * Edit a product
     * @description Only the named members change. The version that was read goes into If-Match, so that no change of another admin is lost.
     */
    patch: operations['editProduct'];
    trace?: never;
  };
  '/api/products/{id}/stock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add stock, or write it off
     * @description Stock that orders have reserved stays: no adjustment goes below it.
     */
    post: operations['adjustStock'];
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
     * @description A product and its first stock
     * @example {
     *       "sku": "MUG-350-BLUE",
     *       "name": "Stoneware mug",
     *       "description": "Holds 350 ml.",
     *       "category": "Kitchen",
     *       "price": {
     *         "amount": 1000,
     *         "currency": "USD"
     *       },
     *       "stock": 12
     *     }
     */
    NewProduct: {
      /** @example MUG-350-BLUE */
      sku: string;
      name: string;
      description: string;
      category: string;
      price: {
        amount: number;
        /** @enum {string} */
        currency: 'USD' | 'EUR' | 'GBP' | 'JPY' | 'KWD';
      };
      /** @default 0 */
      stock: number;
    };
    /**
     * @description The members that change
     * @example {
     *       "price": {
     *         "amount": 1200,
     *         "currency": "USD"
     *       }
     *     }
     */
    ProductChanges: {
      name?: string;
      description?: string;
      category?: string;
      price?: {
        amount: number;
        /** @enum {string} */
        currency: 'USD' | 'EUR' | 'GBP' | 'JPY' | 'KWD';
      };
    };
    /**
     * @description How many pieces came or went, and why
     * @example {
     *       "delta": 20,
     *       "reason": "Delivery 4711"
     *     }
     */
    StockAdjustment: {
      delta: number;
      reason: string;
    };
    /**
     * @description A product of the catalogue
     * @example {
     *       "id": "01987b1a-11aa-7b02-8c1f-5b0e9d8f7a66",
     *       "sku": "MUG-350-BLUE",
     *       "name": "Stoneware mug",
     *       "description": "Holds 350 ml.",
     *       "category": "Kitchen",
     *       "price": {
     *         "amount": 1000,
     *         "currency": "USD"
     *       },
     *       "available": 12,
     *       "createdAt": "2026-01-31T12:00:00.000Z",
     *       "updatedAt": "2026-01-31T12:00:00.000Z"
     *     }
     */
    Product: {
      /**
       * Format: uuid
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      id: string;
      sku: string;
      name: string;
      description: string;
      category: string;
      price: components['schemas']['Money'];
      available: number;
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
     * @description This SKU is taken. Use another SKU, or edit the product that has it.
     * @example {
     *       "type": "/api/orders/docs/problems#sku_taken",
     *       "title": "This SKU is taken",
     *       "status": 409,
     *       "detail": "This SKU is taken.",
     *       "code": "sku_taken",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    SkuTakenProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#sku_taken';
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
      code: 'sku_taken';
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
     * @description It was changed in the meantime. Read it again, and apply the change to what you read.
     * @example {
     *       "type": "/api/orders/docs/problems#precondition_failed",
     *       "title": "It was changed in the meantime",
     *       "status": 412,
     *       "detail": "It was changed in the meantime.",
     *       "code": "precondition_failed",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    PreconditionFailedProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#precondition_failed';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 412;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'precondition_failed';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description This operation needs an If-Match header. Send the `ETag` that you read as `If-Match`.
     * @example {
     *       "type": "/api/orders/docs/problems#precondition_required",
     *       "title": "This operation needs an If-Match header",
     *       "status": 428,
     *       "detail": "This operation needs an If-Match header.",
     *       "code": "precondition_required",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    PreconditionRequiredProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#precondition_required';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 428;
      /** @description The reason this time, for people */
      detail: string;
      /** @constant */
      code: 'precondition_required';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description The stock is reserved. Wait until the orders are finished, or remove less stock.
     * @example {
     *       "type": "/api/orders/docs/problems#stock_reserved",
     *       "title": "The stock is reserved",
     *       "status": 409,
     *       "detail": "The stock is reserved.",
     *       "code": "stock_reserved",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    StockReservedProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#stock_reserved';
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
      code: 'stock_reserved';
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
    /** @description - `sku_taken`: This SKU is taken */
    'sku_taken-409': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['SkuTakenProblem'];
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
    /** @description - `precondition_failed`: It was changed in the meantime */
    'precondition_failed-412': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['PreconditionFailedProblem'];
      };
    };
    /** @description - `precondition_required`: This operation needs an If-Match header */
    'precondition_required-428': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['PreconditionRequiredProblem'];
      };
    };
    /** @description - `stock_reserved`: The stock is reserved */
    'stock_reserved-409': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['StockReservedProblem'];
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
  listProducts: {
    parameters: {
      query?: {
        /** @description The most items of a page */
        limit?: number;
        /** @description The nextCursor of the page before; the first page needs none */
        cursor?: string;
        /** @description Each word begins a word of the name or description */
        q?: string;
        /** @description Only products of this category */
        category?: string;
        /** @description In minor units */
        minPrice?: number;
        /** @description In minor units */
        maxPrice?: number;
        /** @description The order of the list; - is descending */
        sort?: '-createdAt' | 'createdAt' | 'name' | '-name' | 'price' | '-price';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of products */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description How long a cache may keep the answer */
          'Cache-Control': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Product'][];
            /** @description The cursor of the next page; null on the last one */
            nextCursor: string | null;
          };
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      403: components['responses']['gateway-403'];
      413: components['responses']['gateway-413'];
      429: components['responses']['gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  addProduct: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewProduct'];
      };
    };
    responses: {
      /** @description The product was added */
      201: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The version of the resource, for If-None-Match and If-Match */
          ETag: string;
          /** @description The path of the resource */
          Location: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Product'];
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['unauthenticated-gateway-401'];
      403: components['responses']['forbidden-gateway-403'];
      409: components['responses']['sku_taken-409'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  getProduct: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read */
        'If-None-Match'?: string;
      };
      path: {
        /** @description The id of the product */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The product */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The version of the resource, for If-None-Match and If-Match */
          ETag: string;
          /** @description How long a cache may keep the answer */
          'Cache-Control': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Product'];
        };
      };
      /** @description It is the version that If-None-Match names */
      304: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The version of the resource, for If-None-Match and If-Match */
          ETag: string;
          /** @description How long a cache may keep the answer */
          'Cache-Control': string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['malformed_request-invalid_request-400'];
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
  removeProduct: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the product */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The product is no longer for sale */
      204: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content?: never;
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
  editProduct: {
    parameters: {
      query?: never;
      header: {
        /** @description The ETag that was read; stock may have moved since */
        'If-Match': string;
      };
      path: {
        /** @description The id of the product */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProductChanges'];
      };
    };
    responses: {
      /** @description The product as it is now */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The version of the resource, for If-None-Match and If-Match */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Product'];
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['unauthenticated-gateway-401'];
      403: components['responses']['forbidden-gateway-403'];
      404: components['responses']['not_found-404'];
      412: components['responses']['precondition_failed-412'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      428: components['responses']['precondition_required-428'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  adjustStock: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the product */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StockAdjustment'];
      };
    };
    responses: {
      /** @description The product with its new stock */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The version of the resource, for If-None-Match and If-Match */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Product'];
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['unauthenticated-gateway-401'];
      403: components['responses']['forbidden-gateway-403'];
      404: components['responses']['not_found-404'];
      409: components['responses']['stock_reserved-409'];
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
