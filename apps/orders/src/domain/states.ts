export const states = [
  'PENDING',
  'RESERVING',
  'RESERVED',
  'AUTHORISING',
  'AUTHORISED',
  'CONFIRMING',
  'CAPTURING',
  'CONFIRMED',
  'COMPENSATING',
  'REJECTED',
  'CANCELLED',
  'EXPIRED',
  'REFUNDING',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'NEEDS_REVIEW',
] as const;

export type State = (typeof states)[number];

/** The states that each state may be followed by. */
export const transitions: Readonly<Record<State, readonly State[]>> = {
  PENDING: ['RESERVING'],
  RESERVING: ['RESERVED', 'COMPENSATING', 'NEEDS_REVIEW'],
  RESERVED: ['AUTHORISING', 'COMPENSATING'],
  AUTHORISING: ['AUTHORISED', 'COMPENSATING', 'NEEDS_REVIEW'],
  AUTHORISED: ['CONFIRMING', 'COMPENSATING'],
  CONFIRMING: ['CAPTURING', 'COMPENSATING', 'NEEDS_REVIEW'],
  CAPTURING: ['CONFIRMED', 'COMPENSATING', 'NEEDS_REVIEW'],
  CONFIRMED: ['REFUNDING', 'CONFIRMED', 'PARTIALLY_REFUNDED', 'REFUNDED'],
  COMPENSATING: ['REJECTED', 'CANCELLED', 'EXPIRED', 'NEEDS_REVIEW'],
  REJECTED: [],
  CANCELLED: [],
  EXPIRED: [],
  REFUNDING: ['PARTIALLY_REFUNDED', 'REFUNDED', 'CONFIRMED', 'NEEDS_REVIEW'],
  PARTIALLY_REFUNDED: ['REFUNDING', 'CONFIRMED', 'PARTIALLY_REFUNDED', 'REFUNDED'],
  REFUNDED: ['CONFIRMED', 'PARTIALLY_REFUNDED', 'REFUNDED'],
  NEEDS_REVIEW: [
    'RESERVING',
    'AUTHORISING',
    'CONFIRMING',
    'CAPTURING',
    'COMPENSATING',
    'REFUNDING',
  ],
};

export const statuses = [
  'processing',
  'confirmed',
  'rejected',
  'cancelled',
  'expired',
  'refunding',
  'partially_refunded',
  'refunded',
] as const;

export type Status = (typeof statuses)[number];

/** The status that clients see; an order in review is still `processing` for them. */
export const statusOf: Readonly<Record<State, Status>> = {
  PENDING: 'processing',
  RESERVING: 'processing',
  RESERVED: 'processing',
  AUTHORISING: 'processing',
  AUTHORISED: 'processing',
  CONFIRMING: 'processing',
  CAPTURING: 'processing',
  CONFIRMED: 'confirmed',
  COMPENSATING: 'processing',
  REJECTED: 'rejected',
  CANCELLED: 'cancelled',
  EXPIRED: 'expired',
  REFUNDING: 'refunding',
  PARTIALLY_REFUNDED: 'partially_refunded',
  REFUNDED: 'refunded',
  NEEDS_REVIEW: 'processing',
};

export function statesOf(status: Status): readonly State[] {
  return states.filter((state) => statusOf[state] === status);
}

/** The states in which a cancel is still heard: nothing has been committed yet. */
export const cancellable = [
  'PENDING',
  'RESERVING',
  'RESERVED',
  'AUTHORISING',
  'AUTHORISED',
] as const satisfies State[];

/** The states of a paid order at rest, in which the provider may move its money. */
export const paid = ['CONFIRMED', 'PARTIALLY_REFUNDED', 'REFUNDED'] as const satisfies State[];

export function isPaid(state: State): boolean {
  return paid.some((each) => each === state);
}

/** The states that are not entered once a cancel was asked: an intent that nobody wants any more. */
const yielding = ['AUTHORISING', 'CONFIRMING'] as const satisfies State[];

/** The states in which the next move is the saga's own. */
export const driven = [
  ...cancellable,
  'CONFIRMING',
  'CAPTURING',
  'COMPENSATING',
  'REFUNDING',
] as const satisfies State[];

export type RunningState = (typeof driven)[number];

export function isCancellable(state: State): boolean {
  return cancellable.some((each) => each === state);
}

export function isRunning(state: State): state is RunningState {
  return driven.some((each) => each === state);
}

export function yieldsToCancel(state: State): boolean {
  return yielding.some((each) => each === state);
}
