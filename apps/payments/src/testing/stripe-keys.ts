import { StripeFailure } from './stripe-failure.ts';

export interface StripeAnswer {
  readonly status: number;
  readonly body: object;
}

interface Kept extends StripeAnswer {
  readonly request: string;
}

/** Stripe's record of each idempotency key: the first request and its response. */
export interface StripeKeys {
  /** Answers as it did the first time, unless the parameters are others. */
  once(key: string, request: string, work: () => object): StripeAnswer;
  /** The effect stays, but its answer is lost to Stripe itself: it repeats the failure from now on. */
  spoil(key: string): StripeAnswer;
  forget(): void;
}

const failure = { status: 500, body: { error: { type: 'api_error', message: 'it broke' } } };

export function createStripeKeys(): StripeKeys {
  const kept = new Map<string, Kept>();
  return {
    once: (key, request, work) => {
      const known = kept.get(key);
      if (known) return known.request === request ? known : mismatch;
      const { answer, isKept } = outcomeOf(work);
      if (isKept) kept.set(key, { ...answer, request });
      return answer;
    },
    spoil: (key) => {
      const known = kept.get(key);
      if (known) kept.set(key, { ...known, ...failure });
      return failure;
    },
    forget: () => kept.clear(),
  };
}

const mismatch: StripeAnswer = {
  status: 400,
  body: { error: { type: 'idempotency_error', message: 'the key came with other parameters' } },
};

function outcomeOf(work: () => object): { answer: StripeAnswer; isKept: boolean } {
  try {
    return { answer: { status: 200, body: structuredClone(work()) }, isKept: true };
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    return {
      answer: structuredClone({ status: error.status, body: error.body }),
      isKept: error.isKept,
    };
  }
}
