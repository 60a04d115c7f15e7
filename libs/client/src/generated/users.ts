export interface paths {
  '/api/users/.well-known/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The public keys of access tokens (RFC 7517)
     * @description A key appears here some minutes before it signs, and stays until its last token has expired.
     */
    get: operations['publishKeys'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/.well-known/revocations.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The sessions that have ended while their access tokens live
     * @description Whoever verifies access tokens refuses those whose claim `sid` is listed, and fetches the list every few seconds with If-None-Match.
     */
    get: operations['publishRevocations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/.well-known/openid-configuration': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where to find what verifies access tokens (OpenID Connect Discovery)
     * @description For libraries that verify access tokens and find the keys by themselves.
     */
    get: operations['describeIssuer'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List all users, the newest first
     * @description Users who deleted themselves are not listed.
     */
    get: operations['listUsers'];
    put?: never;
    /**
     * Register a shopper
     * @description The user can log in at once.
     */
    post: operations['register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in with email and password
     * @description Starts a session. After five failures in a row the account has to wait, longer each time. With the device token of an earlier login, failures of others do not count.
     */
    post: operations['logIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Exchange a refresh token for new tokens
     * @description A refresh token is good for one use; within 10 seconds a repetition gets the same new one. Any other second use ends the session.
     */
    post: operations['refresh'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End the session of a refresh token
     * @description A token that is not valid ends nothing, with the same answer.
     */
    post: operations['logOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get me
     * @description The user of the access token.
     */
    get: operations['getMe'];
    put?: never;
    post?: never;
    /**
     * Delete me, with all that tells who I was
     * @description Name, email and password are erased; orders stay, under an id that names nobody. It takes a login of the last five minutes.
     */
    delete: operations['deleteMe'];
    options?: never;
    head?: never;
    /**
     * Change my name or email
     * @description A new email is what the next login needs. It takes a login of the last five minutes.
     */
    patch: operations['changeMe'];
    trace?: never;
  };
  '/api/users/me/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change my password, which ends my other sessions
     * @description Only the session that asks for it goes on.
     */
    post: operations['changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a user: myself, or any as an admin
     * @description Another user is not found, except by an admin.
     */
    get: operations['getUser'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{id}/role': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change the role of a user, which ends their sessions
     * @description Access tokens that were issued before keep the old role for at most 10 minutes.
     */
    patch: operations['changeRole'];
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * @description A new user
     * @example {
     *       "email": "ada@example.com",
     *       "password": "a fine password",
     *       "name": "Ada Lovelace"
     *     }
     */
    Registration: {
      /**
       * Format: email
       * @example ada@example.com
       */
      email: string;
      /** Format: password */
      password: string;
      /** @example Ada Lovelace */
      name: string;
    };
    /**
     * @description Email and password
     * @example {
     *       "email": "ada@example.com",
     *       "password": "a fine password"
     *     }
     */
    Credentials: {
      /**
       * Format: email
       * @example ada@example.com
       */
      email: string;
      /** Format: password */
      password: string;
      /** @description Proof of an earlier login on this device; keep it beyond the session */
      deviceToken?: string;
    };
    /**
     * @description The token of the session
     * @example {
     *       "refreshToken": "c2VjcmV0"
     *     }
     */
    Refresh: {
      refreshToken: string;
    };
    /**
     * @description The token of the session
     * @example {
     *       "refreshToken": "c2VjcmV0"
     *     }
     */
    Logout: {
      refreshToken: string;
    };
    /**
     * @description The members that change
     * @example {
     *       "name": "Ada King"
     *     }
     */
    UserChanges: {
      /** @example Ada Lovelace */
      name?: string;
      /**
       * Format: email
       * @example ada@example.com
       */
      email?: string;
    };
    /**
     * @description The password as it was, and the new one
     * @example {
     *       "current": "a fine password",
     *       "next": "a finer password"
     *     }
     */
    PasswordChange: {
      /** Format: password */
      current: string;
      /** Format: password */
      next: string;
    };
    /**
     * @description The new role
     * @example {
     *       "role": "admin"
     *     }
     */
    RoleChange: {
      /** @enum {string} */
      role: 'shopper' | 'admin';
    };
    /**
     * @description A JSON Web Key Set
     * @example {
     *       "keys": [
     *         {
     *           "kty": "RSA",
     *           "kid": "2026-01",
     *           "alg": "RS256",
     *           "use": "sig",
     *           "n": "sXchDaQ",
     *           "e": "AQAB"
     *         }
     *       ]
     *     }
     */
    KeySet: {
      keys: {
        /** @constant */
        kty: 'RSA';
        kid: string;
        /** @constant */
        alg: 'RS256';
        /** @constant */
        use: 'sig';
        n: string;
        e: string;
      }[];
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
     * @description Sessions whose access tokens are refused
     * @example {
     *       "sessions": [
     *         "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *       ]
     *     }
     */
    Revocations: {
      /** @description The claim sid of access tokens that are good no longer, though they have not expired */
      sessions: string[];
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
     * @description The metadata of OpenID Connect Discovery
     * @example {
     *       "issuer": "https://api.example.com/api/users",
     *       "jwks_uri": "https://api.example.com/api/users/.well-known/jwks.json",
     *       "token_endpoint": "https://api.example.com/api/users/token",
     *       "response_types_supported": [
     *         "token"
     *       ],
     *       "subject_types_supported": [
     *         "public"
     *       ],
     *       "id_token_signing_alg_values_supported": [
     *         "RS256"
     *       ]
     *     }
     */
    Issuer: {
      /** Format: uri */
      issuer: string;
      /** Format: uri */
      jwks_uri: string;
      /** Format: uri */
      token_endpoint: string;
      response_types_supported: string[];
      subject_types_supported: string[];
      id_token_signing_alg_values_supported: string[];
    };
    /**
     * @description A user, without any secret
     * @example {
     *       "id": "01987b1b-11aa-7b02-8c1f-5b0e9d8f7a66",
     *       "email": "ada@example.com",
     *       "name": "Ada Lovelace",
     *       "role": "shopper",
     *       "createdAt": "2026-01-31T12:00:00.000Z",
     *       "updatedAt": "2026-01-31T12:00:00.000Z"
     *     }
     */
    User: {
      /**
       * Format: uuid
       * @example 01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d
       */
      id: string;
      /**
       * Format: email
       * @example ada@example.com
       */
      email: string;
      /** @example Ada Lovelace */
      name: string;
      /** @enum {string} */
      role: 'shopper' | 'admin';
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
     * @description This email address is taken. Log in, or use another email address.
     * @example {
     *       "type": "/api/orders/docs/problems#email_taken",
     *       "title": "This email address is taken",
     *       "status": 409,
     *       "detail": "This email address is taken.",
     *       "code": "email_taken",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    EmailTakenProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#email_taken';
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
      code: 'email_taken';
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
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
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
     * @description The tokens of a new session, and of the device
     * @example {
     *       "accessToken": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
     *       "refreshToken": "c2VjcmV0",
     *       "expiresIn": 600,
     *       "tokenType": "Bearer",
     *       "deviceToken": "ZGV2aWNl.c2lnbmF0dXJl"
     *     }
     */
    LoginTokens: {
      accessToken: string;
      refreshToken: string;
      /** @description Seconds that the access token is good for */
      expiresIn: number;
      /** @constant */
      tokenType: 'Bearer';
      /** @description Proof of an earlier login on this device; keep it beyond the session */
      deviceToken: string;
    };
    /**
     * @description The credentials are wrong. Ask the user for email and password again.
     * @example {
     *       "type": "/api/orders/docs/problems#bad_credentials",
     *       "title": "The credentials are wrong",
     *       "status": 401,
     *       "detail": "The credentials are wrong.",
     *       "code": "bad_credentials",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    BadCredentialsProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#bad_credentials';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 401;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'bad_credentials';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description The tokens of a session
     * @example {
     *       "accessToken": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
     *       "refreshToken": "c2VjcmV0",
     *       "expiresIn": 600,
     *       "tokenType": "Bearer"
     *     }
     */
    Tokens: {
      accessToken: string;
      refreshToken: string;
      /** @description Seconds that the access token is good for */
      expiresIn: number;
      /** @constant */
      tokenType: 'Bearer';
    };
    /**
     * @description The refresh token is not valid. Log in again: the session has ended.
     * @example {
     *       "type": "/api/orders/docs/problems#bad_refresh_token",
     *       "title": "The refresh token is not valid",
     *       "status": 401,
     *       "detail": "The refresh token is not valid.",
     *       "code": "bad_refresh_token",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    BadRefreshTokenProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#bad_refresh_token';
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
      code: 'bad_refresh_token';
      /** @description The id of the request */
      requestId: string;
    };
    /**
     * @description A recent login is needed. Ask the user for email and password, log in, and try again with the new token.
     * @example {
     *       "type": "/api/orders/docs/problems#recent_login_required",
     *       "title": "A recent login is needed",
     *       "status": 401,
     *       "detail": "A recent login is needed.",
     *       "code": "recent_login_required",
     *       "requestId": "01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d"
     *     }
     */
    RecentLoginRequiredProblem: {
      /**
       * @description Where the problem is described
       * @constant
       */
      type: '/api/orders/docs/problems#recent_login_required';
      /** @description The same for each problem of the code */
      title: string;
      /**
       * @description The status of the answer
       * @constant
       */
      status: 401;
      /** @description The reason this time, for people */
      detail: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      code: 'recent_login_required';
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
  };
  responses: {
    /** @description - `malformed_request`: The request cannot be read */
    'malformed_request-400': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['MalformedRequestProblem'];
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
    /** @description - `email_taken`: This email address is taken */
    'email_taken-409': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['EmailTakenProblem'];
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
    /** @description - `bad_credentials`: The credentials are wrong */
    'bad_credentials-401': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['BadCredentialsProblem'];
      };
    };
    /** @description - `bad_refresh_token`: The refresh token is not valid */
    'bad_refresh_token-401': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['BadRefreshTokenProblem'];
      };
    };
    /**
     * @description - `unauthenticated`: A valid access token is needed
     *     - `recent_login_required`: A recent login is needed
     *     - The gateway itself: Unauthorized
     */
    'unauthenticated-recent_login_required-gateway-401': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json':
          | components['schemas']['UnauthenticatedProblem']
          | components['schemas']['RecentLoginRequiredProblem'];
        'application/json': components['schemas']['GatewayAnswer'];
      };
    };
    /**
     * @description - `unauthenticated`: A valid access token is needed
     *     - `bad_credentials`: The credentials are wrong
     *     - The gateway itself: Unauthorized
     */
    'unauthenticated-bad_credentials-gateway-401': {
      headers: {
        'X-Request-Id'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json':
          | components['schemas']['UnauthenticatedProblem']
          | components['schemas']['BadCredentialsProblem'];
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
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  publishKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The keys */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeySet'];
        };
      };
      400: components['responses']['malformed_request-400'];
      403: components['responses']['gateway-403'];
      413: components['responses']['gateway-413'];
      429: components['responses']['gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  publishRevocations: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The sessions */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The version of the resource, for If-None-Match and If-Match */
          ETag: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Revocations'];
        };
      };
      /** @description The list is the one that If-None-Match names */
      304: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The version of the resource, for If-None-Match and If-Match */
          ETag: string;
          [name: string]: unknown;
        };
        content?: never;
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
  describeIssuer: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The issuer of access tokens */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Issuer'];
        };
      };
      400: components['responses']['malformed_request-400'];
      403: components['responses']['gateway-403'];
      413: components['responses']['gateway-413'];
      429: components['responses']['gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  listUsers: {
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
      /** @description A page of users */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['User'][];
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
  register: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Registration'];
      };
    };
    responses: {
      /** @description The user is registered */
      201: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          /** @description The path of the resource */
          Location: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      403: components['responses']['gateway-403'];
      409: components['responses']['email_taken-409'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  logIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Credentials'];
      };
    };
    responses: {
      /** @description The tokens of a new session */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LoginTokens'];
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['bad_credentials-401'];
      403: components['responses']['gateway-403'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  refresh: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Refresh'];
      };
    };
    responses: {
      /** @description The next tokens of the session */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Tokens'];
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['bad_refresh_token-401'];
      403: components['responses']['gateway-403'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  logOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Logout'];
      };
    };
    responses: {
      /** @description The session has ended */
      204: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      403: components['responses']['gateway-403'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The user */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      400: components['responses']['malformed_request-400'];
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
  deleteMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The user is erased */
      204: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['unauthenticated-recent_login_required-gateway-401'];
      403: components['responses']['gateway-403'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  changeMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UserChanges'];
      };
    };
    responses: {
      /** @description The user as it is now */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['unauthenticated-recent_login_required-gateway-401'];
      403: components['responses']['gateway-403'];
      409: components['responses']['email_taken-409'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordChange'];
      };
    };
    responses: {
      /** @description The new password holds */
      204: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['malformed_request-invalid_request-400'];
      401: components['responses']['unauthenticated-bad_credentials-gateway-401'];
      403: components['responses']['gateway-403'];
      413: components['responses']['body_too_large-gateway-413'];
      415: components['responses']['unsupported_media_type-415'];
      429: components['responses']['too_many_requests-gateway-429'];
      500: components['responses']['internal-gateway-500'];
      503: components['responses']['unavailable-gateway-503'];
      504: components['responses']['gateway-504'];
      default: components['responses']['other'];
    };
  };
  getUser: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the user */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The user */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
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
  changeRole: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the user */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RoleChange'];
      };
    };
    responses: {
      /** @description The user with the role */
      200: {
        headers: {
          /** @description The id of the request, for questions about it */
          'X-Request-Id': string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
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
}
