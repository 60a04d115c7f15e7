import { leastLeft, look, mostLeft, name, named, told } from './ends.ts';
import { demand, type End, type Model, type Order, type Refund } from './model.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** An answer, or none, and whether something on the way may excuse that. */
export interface Heard {
  readonly answer: Answer | undefined;
  readonly disturbed: boolean;
}

/** The body of an order, or of a failure that names one. */
export interface Said {
  readonly id?: string;
  readonly orderId?: string;
  readonly code?: string;
  readonly status?: string;
  readonly reason?: string | null;
  readonly total?: { readonly amount: number } | null;
  readonly refunded?: { readonly amount: number } | null;
}

/** A row of the orders service. */
export interface Glimpse {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  /** A cancel was written down while there was time for it. */
  readonly heard: boolean;
}

const paid = ['confirmed', 'refunding', 'partially_refunded', 'refunded'];
const undone = ['REJECTED', 'CANCELLED', 'EXPIRED'];

/** What an order that was looked at behind the service's back tells about its end, if it has one. */
export function glimpsed(model: Model, order: Order, glimpse: Glimpse): void {
  const { id, state, reason, heard } = glimpse;
  named(order, id);
  order.refunding = state === 'REFUNDING';
  if (paid.includes(state.toLowerCase())) {
    told(order, 'paid');
    demand(!heard, `${name(order)} is paid, and its cancel was heard`);
  } else if (undone.includes(state)) told(order, reason as End);
  else open(order);
  look(model);
}

/** What an order that somebody sees tells about its end, if it has one. */
export function seen(model: Model, order: Order, body: Said): void {
  named(order, body.id);
  const { status = '', reason } = body;
  if (status === 'processing') return open(order);
  const end = paid.includes(status) ? 'paid' : (reason as End);
  told(order, end);
  if (end === 'paid') {
    demand(body.total?.amount === order.total, `${name(order)} has the total ${said(body)}`);
  }
  look(model);
}

function open(order: Order): void {
  demand(order.end === undefined, `${name(order)} was ${order.end}, and is processed again`);
}

/** To a GET of an order; nothing when none came. */
export function shown(model: Model, order: Order, heard: Heard): readonly Said[] {
  const answer = definite(heard, `looking at ${name(order)}`);
  if (answer === undefined) return [];
  demand(answer.status === 200, `looking at ${name(order)} was answered ${said(answer)}`);
  seen(model, order, answer.body);
  return [answer.body];
}

/** To a POST of an order, the first or another under its key. */
export function placed(model: Model, order: Order, heard: Heard): void {
  const answer = definite(heard, `placing ${name(order)}`);
  if (answer === undefined) return;
  const { status, body } = answer;
  if (status === 201 || status === 202) return seen(model, order, body);
  named(order, body.orderId);
  if (body.code === 'request_in_progress') return open(order);
  demand([402, 409].includes(status), `placing ${name(order)} was answered ${said(answer)}`);
  told(order, body.code as End);
}

export function placedOtherwise(order: Order, heard: Heard): void {
  const answer = definite(heard, `another body for ${name(order)}`);
  if (answer === undefined) return;
  demand(answer.status === 422, `another body for ${name(order)} was answered ${said(answer)}`);
}

export function cancelled(model: Model, order: Order, heard: Heard): void {
  const answer = definite(heard, `cancelling ${name(order)}`);
  if (answer === undefined) return;
  const { status, body } = answer;
  if (status === 200 || status === 202) return seen(model, order, body);
  const tooLate = status === 409 && body.code === 'too_late_to_cancel';
  demand(tooLate, `cancelling ${name(order)} was answered ${said(answer)}`);
  order.cancels -= 1;
}

/** @param alone the order is known to be paid, and no other refund of it is under way */
export function refundAsked(
  { model, order, refund }: { model: Model; order: Order; refund: Refund },
  heard: Heard,
  alone: boolean,
): void {
  const what = `giving back ${refund.amount} of ${name(order)}`;
  const answer = definite(heard, what);
  if (answer === undefined) return;
  const { status, body } = answer;
  const fits = sum(taken(model, order, refund)) + refund.amount <= order.total;
  if (status === 201 || status === 202) {
    demand(fits, `${what} is too much, and was answered ${said(answer)}`);
    refund.state = status === 201 ? 'made' : 'begun';
    return seen(model, order, body);
  }
  demand(status === 409, `${what} was answered ${said(answer)}`);
  if (body.code === 'request_in_progress') {
    refund.state = 'begun';
    return;
  }
  const known = refund.state === 'made' || refund.state === 'begun';
  demand(!known, `${what} was ${refund.state}, and is refused: ${said(answer)}`);
  const others = (model.money.get(order.key) ?? []).filter((each) => each !== refund);
  const undisputed = alone && others.every(({ state }) => state !== 'open');
  demand(!undisputed || !fits, `${what} was refused: ${said(answer)}`);
  refund.state = 'refused';
}

/** The refunds of an order that have been made, or will be, but for one. */
export function taken({ money }: Model, { key }: Order, but?: Refund): readonly Refund[] {
  const refunds = money.get(key) ?? [];
  return refunds.filter((each) => each !== but && ['made', 'begun'].includes(each.state));
}

/** Stock that came in, or was written off. */
export function restocked(model: Model, { productId, pieces }: Count, heard: Heard): void {
  const answer = definite(heard, `restocking ${productId}`);
  if (answer === undefined) return;
  if (answer.status === 200) {
    demand(mostLeft(model, { productId }) + pieces >= 0, `${-pieces} of ${productId} were lost`);
    model.stock.set(productId, (model.stock.get(productId) ?? 0) + pieces);
    return look(model);
  }
  const reserved = answer.body.code === 'stock_reserved';
  demand(
    reserved && leastLeft(model, { productId }) + pieces < 0,
    `restocking ${productId} by ${pieces} was answered ${said(answer)}`,
  );
}

interface Count {
  readonly productId: string;
  readonly pieces: number;
}

export function sum(refunds: readonly Refund[]): number {
  return refunds.reduce((total, { amount }) => total + amount, 0);
}

interface Definite {
  readonly status: number;
  readonly body: Said;
}

function definite({ answer, disturbed }: Heard, what: string): Definite | undefined {
  if (answer === undefined || answer.status === 503) {
    demand(disturbed, `${what} was not answered, for no reason: ${said(answer)}`);
    return undefined;
  }
  return { status: answer.status, body: (answer.body ?? {}) as Said };
}

export function said(what: unknown): string {
  return JSON.stringify(what);
}
