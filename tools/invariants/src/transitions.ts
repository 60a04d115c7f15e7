/**
 * From where an order goes where. Written down again, and not taken from the service, because a witness
 * does not ask the accused. Nothing comes before PENDING.
 */
export const transitions: Readonly<Record<string, readonly string[]>> = {
  '': ['PENDING'],
  PENDING: ['RESERVING', 'COMPENSATING'],
  RESERVING: ['RESERVED', 'COMPENSATING', 'NEEDS_REVIEW'],
  RESERVED: ['AUTHORISING', 'COMPENSATING'],
  AUTHORISING: ['AUTHORISED', 'COMPENSATING', 'NEEDS_REVIEW'],
  AUTHORISED: ['CONFIRMING', 'COMPENSATING'],
  CONFIRMING: ['CAPTURING', 'COMPENSATING', 'NEEDS_REVIEW'],
  CAPTURING: ['CONFIRMED', 'COMPENSATING', 'NEEDS_REVIEW'],
  COMPENSATING: ['REJECTED', 'CANCELLED', 'EXPIRED', 'NEEDS_REVIEW'],
  CONFIRMED: ['REFUNDING'],
  REFUNDING: ['PARTIALLY_REFUNDED', 'REFUNDED', 'CONFIRMED', 'NEEDS_REVIEW'],
  NEEDS_REVIEW: [
    'RESERVING',
    'AUTHORISING',
    'CONFIRMING',
    'CAPTURING',
    'COMPENSATING',
    'REFUNDING',
  ],
  PARTIALLY_REFUNDED: ['REFUNDING'],
};
