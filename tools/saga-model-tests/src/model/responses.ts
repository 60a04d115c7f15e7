import {
  minimumStock,
  updatePossibleOutcomes,
  maximumStock,
  label,
  recordId,
  recordOutcome,
} from './outcomes.ts';
import { assert, type Outcome, type Model, type Order } from './model.ts';

export interface HttpResponse {
  readonly status: number;
  readonly body: unknown;
}

/** A response, or none, and whether an injected fault may be the reason. */
export interface Response {
  readonly answer: HttpResponse | undefined;
  readonly disturbed: boolean;
}

/** A request about an order, and the outcome that was known when it was sent. */
export interface OrderRequest {
  readonly model: Model;
  readonly order: Order;
  readonly known: Outcome | undefined;
}

/** The body of an order, or of a problem that names one. */
export interface OrderBody {
  readonly id?: string;
  readonly orderId?: string;
  readonly code?: string;
  readonly status?: string;
  readonly reason?: string | null;
  readonly total?: { readonly amount: number } | null;
  readonly refunded?: { readonly amount: number } | null;
}

/** A row of the orders service's database. */
export interface OrderRow {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  /** A cancellation was recorded in time. */
  readonly cancelRecorded: boolean;
}

const paid = ['confirmed', 'refunding', 'partially_refunded', 'refunded'];
const undone = ['REJECTED', 'CANCELLED', 'EXPIRED'];

/** Checks the row of an order, and records its outcome. */
export function checkRow(model: Model, order: Order, row: OrderRow): void {
  const { id, state, reason, cancelRecorded } = row;
  recordId(order, id);
  order.refunding = state === 'REFUNDING';
  if (paid.includes(state.toLowerCase())) {
    recordOutcome(order, 'paid');
    assert(!cancelRecorded, `${label(order)} is paid, although its cancellation was recorded`);
  } else if (undone.includes(state)) recordOutcome(order, reason as Outcome);
  else checkStillOpen(order, order.outcome);
  updatePossibleOutcomes(model);
}

/** Checks an order from the API, which may be older than what is known by now, and records its outcome. */
export function checkOrder({ model, order, known }: OrderRequest, body: OrderBody): void {
  recordId(order, body.id);
  const { status = '', reason } = body;
  if (status === 'processing') return checkStillOpen(order, known);
  const end = paid.includes(status) ? 'paid' : (reason as Outcome);
  recordOutcome(order, end);
  if (end === 'paid') {
    assert(body.total?.amount === order.total, `${label(order)} has the total ${json(body)}`);
  }
  updatePossibleOutcomes(model);
}

function checkStillOpen(order: Order, known: Outcome | undefined): void {
  assert(known === undefined, `${label(order)} was ${known}, and is processing again`);
}

/** Checks the response to a GET of an order; returns nothing when there was none. */
export function checkGet(model: Model, order: Order, response: Response): readonly OrderBody[] {
  const answer = definite(response, `reading ${label(order)}`);
  if (answer === undefined) return [];
  assert(answer.status === 200, `reading ${label(order)} returned ${json(answer)}`);
  checkOrder({ model, order, known: order.outcome }, answer.body);
  return [answer.body];
}

/** Checks the response to a POST of an order, the first or a repetition with its key. */
export function checkPlace({ model, order, known }: OrderRequest, response: Response): void {
  const answer = definite(response, `placing ${label(order)}`);
  if (answer === undefined) return;
  const { status, body } = answer;
  if (status === 201 || status === 202) return checkOrder({ model, order, known }, body);
  recordId(order, body.orderId);
  if (body.code === 'request_in_progress') return checkStillOpen(order, known);
  assert([402, 409].includes(status), `placing ${label(order)} returned ${json(answer)}`);
  recordOutcome(order, body.code as Outcome);
}

export function checkChangedBody(order: Order, response: Response): void {
  const answer = definite(response, `another body for ${label(order)}`);
  if (answer === undefined) return;
  assert(answer.status === 422, `another body for ${label(order)} returned ${json(answer)}`);
}

export function checkCancel({ model, order, known }: OrderRequest, response: Response): void {
  const answer = definite(response, `cancelling ${label(order)}`);
  if (answer === undefined) return;
  const { status, body } = answer;
  if (status === 200 || status === 202) return checkOrder({ model, order, known }, body);
  const tooLate = status === 409 && body.code === 'too_late_to_cancel';
  assert(tooLate, `cancelling ${label(order)} returned ${json(answer)}`);
  order.cancels -= 1;
}

/** Checks the response to a change of stock. */
export function checkRestock(model: Model, { productId, pieces }: Count, response: Response): void {
  const answer = definite(response, `restocking ${productId}`);
  if (answer === undefined) return;
  if (answer.status === 200) {
    assert(
      maximumStock(model, { productId }) + pieces >= 0,
      `${-pieces} of ${productId} are missing`,
    );
    model.stock.set(productId, (model.stock.get(productId) ?? 0) + pieces);
    return updatePossibleOutcomes(model);
  }
  const reserved = answer.body.code === 'stock_reserved';
  assert(
    reserved && minimumStock(model, { productId }) + pieces < 0,
    `restocking ${productId} by ${pieces} returned ${json(answer)}`,
  );
}

interface Count {
  readonly productId: string;
  readonly pieces: number;
}

interface Definite {
  readonly status: number;
  readonly body: OrderBody;
}

export function definite({ answer, disturbed }: Response, what: string): Definite | undefined {
  if (answer === undefined || answer.status === 503) {
    assert(disturbed, `${what} got no response without a fault: ${json(answer)}`);
    return undefined;
  }
  return { status: answer.status, body: (answer.body ?? {}) as OrderBody };
}

export function json(what: unknown): string {
  return JSON.stringify(what);
}
