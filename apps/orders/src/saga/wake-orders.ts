import type { PeerAnswers, Sagas, Settlements } from '../deps.ts';
import type { State } from '../domain/states.ts';
import { paymentIdOf } from './ids.ts';

export interface WatchedPeer {
  readonly answers: PeerAnswers;
  /** The states in which an order waits for the peer. */
  readonly states: readonly State[];
}

/** The states in which an order waits for each peer. */
export const statesOf = {
  products: ['RESERVING', 'CONFIRMING', 'COMPENSATING'],
  payments: ['AUTHORISING', 'CAPTURING', 'COMPENSATING', 'REFUNDING'],
} as const satisfies Record<string, readonly State[]>;

const all = 500;

/** Ends the pauses of the orders that wait for a peer: of all when it answers again, and of one to try whether it does. */
export async function wakeWaiting(
  sagas: Pick<Sagas, 'wake'>,
  peers: readonly WatchedPeer[],
): Promise<void> {
  for (const { answers, states } of peers) {
    if (answers.hasReturned()) await sagas.wake(states, all);
    else if (answers.mayTry()) await sagas.wake(states, 1);
  }
}

/** Payments per query; a query string holds no more. */
const batch = 100;
const remembered = 1_000;

/**
 * Makes the sweep that ends the pause of an order when its payment is settled. An order that waits on after that waits
 * for something else, so it is woken once, until an operation of its payment is under way again.
 */
export function createSettledSweep(
  sagas: Pick<Sagas, 'waiting' | 'wakeOrders'>,
  settlements: Settlements,
): () => Promise<void> {
  const woken = new Set<string>();
  return async () => {
    const waiting = await sagas.waiting(statesOf.payments, batch);
    if (waiting.length === 0) return;
    const settled = new Set(await settlements.among(waiting.map(paymentIdOf)));
    const isSettled = (id: string) => settled.has(paymentIdOf(id));
    for (const id of waiting) if (!isSettled(id)) woken.delete(id);
    const ready = waiting.filter((id) => isSettled(id) && !woken.has(id));
    if (ready.length > 0) await sagas.wakeOrders(ready);
    for (const id of ready) woken.add(id);
    for (const id of woken) if (woken.size > remembered) woken.delete(id);
  };
}
