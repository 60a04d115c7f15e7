import type { Lease, Payments, Products } from '../deps.ts';
import { compensate, compensated, needReview } from '../domain/compensating.ts';
import type { Path } from '../domain/order.ts';
import type { Outcome, Unknown } from '../domain/outcomes.ts';
import { authorise, authorised, captured, committed, confirm } from '../domain/paying.ts';
import { refunded } from '../domain/refunding.ts';
import { reserve, reserved } from '../domain/reserving.ts';
import type { RunningState } from '../domain/states.ts';
import { paymentIdOf } from './ids.ts';

export interface Peers {
  readonly products: Products;
  readonly payments: Payments;
}

/** Makes the call that a state intends, and returns the next states; after an unknown outcome there is none. */
export type Step = (peers: Peers, lease: Lease) => Promise<Path | Unknown>;

/** The saga: each state with its step, in the order in which a confirmed order passes through them. */
export const steps: Readonly<Record<RunningState, Step>> = {
  PENDING: beginReserving,
  RESERVING: reserveStock,
  RESERVED: beginAuthorising,
  AUTHORISING: authorisePayment,
  AUTHORISED: beginConfirming,
  CONFIRMING: commitStock,
  CAPTURING: capturePayment,
  COMPENSATING: undoAll,
  REFUNDING: refundPayment,
};

async function beginReserving(_peers: Peers, { order }: Lease): Promise<Path> {
  return [reserve(order)];
}

async function reserveStock({ products }: Peers, { order }: Lease): Promise<Path | Unknown> {
  if (order.cancelReason !== null) return [compensate(order, order.cancelReason)];
  const outcome = await products.reserve(order);
  if (outcome.kind === 'unknown') return outcome;
  const next = reserved(order, outcome);
  return next.state === 'RESERVED' ? [next, authorise(next, paymentIdOf(order.id))] : [next];
}

async function beginAuthorising(_peers: Peers, { order }: Lease): Promise<Path> {
  if (order.cancelReason !== null) return [compensate(order, order.cancelReason)];
  return [authorise(order, paymentIdOf(order.id))];
}

async function authorisePayment({ payments }: Peers, lease: Lease): Promise<Path | Unknown> {
  const { order } = lease;
  if (order.cancelReason !== null) return [compensate(order, order.cancelReason)];
  const outcome = await findOrAuthorise(payments, lease);
  if (outcome.kind === 'unknown') return outcome;
  const next = authorised(order, outcome);
  return next.state === 'AUTHORISED' ? [next, confirm(next)] : [next];
}

/** After an attempt without an answer, its outcome is looked up before the same call is made again. */
async function findOrAuthorise(payments: Payments, { order, attempts }: Lease) {
  if (attempts > 0) {
    const earlier = await payments.find(order);
    if (earlier.kind !== 'unknown') return earlier;
  }
  return payments.authorise(order);
}

async function beginConfirming(_peers: Peers, { order }: Lease): Promise<Path> {
  if (order.cancelReason !== null) return [compensate(order, order.cancelReason)];
  return [confirm(order)];
}

async function commitStock({ products }: Peers, { order }: Lease): Promise<Path | Unknown> {
  const outcome = await products.commit(order);
  return outcome.kind === 'unknown' ? outcome : [committed(order, outcome)];
}

async function capturePayment({ payments }: Peers, { order }: Lease): Promise<Path | Unknown> {
  const outcome = await payments.capture(order);
  return outcome.kind === 'unknown' ? outcome : [captured(order, outcome)];
}

/** Voids the payment first: stock that is still paid for must not be sold to others. */
async function undoAll({ products, payments }: Peers, { order }: Lease): Promise<Path | Unknown> {
  const voided: Outcome = order.paymentId === null ? { kind: 'done' } : await payments.void(order);
  if (voided.kind === 'unknown') return voided;
  if (voided.kind === 'refused') return [needReview(order, voided.reason)];
  const released = await products.release(order);
  if (released.kind === 'unknown') return released;
  if (released.kind === 'refused') return [needReview(order, released.reason)];
  return [compensated(order)];
}

async function refundPayment({ payments }: Peers, { order }: Lease): Promise<Path | Unknown> {
  const outcome = await payments.refund(order);
  return outcome.kind === 'unknown' ? outcome : [refunded(order, outcome)];
}
