import { type Conduct, conductOf } from './method.ts';

/** Remembers how each payment is to be treated; a restart forgets it, and all goes well from then on. */
export interface Moods {
  of(paymentId: string, method: string | undefined): Conduct;
  /** Counts the failures of a key, and says whether this attempt is one. */
  fails(key: string, conduct: Conduct): boolean;
}

export function createMoods(): Moods {
  const conducts = new Map<string, Conduct>();
  const attempts = new Map<string, number>();
  return {
    of: (paymentId, method) => {
      const conduct = method === undefined ? (conducts.get(paymentId) ?? {}) : conductOf(method);
      conducts.set(paymentId, conduct);
      return conduct;
    },
    fails: (key, { failures = 0 }) => {
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, attempt);
      return attempt <= failures;
    },
  };
}
