import { type Behaviour, behaviourOf } from './method.ts';

/** The behaviour of each payment, in memory: after a restart there are no more failures. */
interface FailureModes {
  of(paymentId: string, method: string | undefined): Behaviour;
  /** Counts the attempts of a key, and returns true when this one must fail. */
  fails(key: string, behaviour: Behaviour): boolean;
}

export function createFailureModes(): FailureModes {
  const behaviours = new Map<string, Behaviour>();
  const attempts = new Map<string, number>();
  return {
    of: (paymentId, method) => {
      const behaviour =
        method === undefined ? (behaviours.get(paymentId) ?? {}) : behaviourOf(method);
      behaviours.set(paymentId, behaviour);
      return behaviour;
    },
    fails: (key, { failures = 0 }) => {
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, attempt);
      return attempt <= failures;
    },
  };
}
