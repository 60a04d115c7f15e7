/** Headers that the edge sets for the services. It overwrites what a client sends under these names. */
export const headers = {
  requestId: 'x-request-id',
  version: 'x-api-version',
  address: 'x-quartet-client-ip',
  client: 'x-quartet-client-id',
  clientRate: 'x-quartet-client-rate',
  user: 'x-quartet-user-id',
} as const;

/** Headers of every answer, also of one that no service gives. */
export const secureHeaders = {
  'cache-control': 'no-store',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;
