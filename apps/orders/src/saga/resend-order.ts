import type { Products } from '../deps.ts';
import type { Order } from '../domain/order.ts';
import type { Authorised, Outcome, Reserved } from '../domain/outcomes.ts';
import { isPaid, isRunning } from '../domain/states.ts';
import type { Peers } from './steps.ts';

type Answer = Outcome | Authorised | Reserved;

interface Call {
  readonly name: string;
  readonly send: () => Promise<Answer>;
}

/** A call that a peer did not carry out again; the calls after it were not sent. */
export interface Refusal {
  readonly call: string;
  readonly answer: Exclude<Answer, { readonly kind: 'done' | 'authorised' | 'reserved' }>;
}

/**
 * Sends the calls again that an order has made until now, to a peer that was restored to an earlier moment. All of them
 * are repetitions, which a peer that knows them answers as before.
 */
export async function resendOrder(peers: Peers, order: Order): Promise<Refusal | undefined> {
  for (const { name, send } of callsOf(peers, order)) {
    const answer = await send();
    if (answer.kind === 'unknown' || answer.kind === 'refused') return { call: name, answer };
  }
  return undefined;
}

/** A hold that has expired can still be committed; one that is lost is made again first. */
async function commitAgain(products: Products, order: Order): Promise<Answer> {
  const committed = await products.commit(order);
  if (committed.kind !== 'refused') return committed;
  const held = await products.reserve(order);
  return held.kind === 'reserved' ? products.commit(order) : held;
}

function callsOf({ products, payments }: Peers, order: Order): readonly Call[] {
  const call = (name: string, send: (order: Order) => Promise<Answer>): Call => ({
    name,
    send: () => send(order),
  });
  const { state, total, paymentId } = order;
  const hasPaid = isPaid(state) || state === 'REFUNDING';
  const reserve = call('reserve the stock', products.reserve);
  const authorise = call('authorise the payment', payments.authorise);
  const hold = total === null ? [] : [reserve];
  const pay = total === null || paymentId === null ? [] : [authorise];
  if (hasPaid)
    return [
      call('commit the stock', (paid) => commitAgain(products, paid)),
      ...[authorise, call('capture the payment', payments.capture)],
    ];
  // What it still has to undo needs something to undo.
  if (state === 'COMPENSATING' || state === 'NEEDS_REVIEW') return pay;
  // Its stock may be refused, and what is held for it can only be given back once payments knows of it.
  if (isRunning(state)) return [...pay, ...hold];
  const end = call('void the payment', payments.void);
  return [...(paymentId === null ? [] : [end]), call('release the stock', products.release)];
}
