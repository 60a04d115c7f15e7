import { assert, type Model, type Order, type Refund } from './model.ts';
import { label } from './outcomes.ts';
import { checkOrder, definite, json, type Response } from './responses.ts';

/** @param alone the order is known to be paid, and no other refund of it is pending */
export function checkRefund(
  { model, order, refund }: { model: Model; order: Order; refund: Refund },
  response: Response,
  alone: boolean,
): void {
  const what = `refunding ${refund.amount} of ${label(order)}`;
  const answer = definite(response, what);
  if (answer === undefined) return;
  const { status, body } = answer;
  const fits = sum(acceptedRefunds(model, order, refund)) + refund.amount <= order.total;
  if (status === 201 || status === 202) {
    assert(fits, `${what} exceeds the total, and returned ${json(answer)}`);
    refund.state = status === 201 ? 'made' : 'begun';
    return checkOrder({ model, order, known: order.outcome }, body);
  }
  assert(status === 409, `${what} returned ${json(answer)}`);
  if (body.code === 'request_in_progress') {
    refund.state = 'begun';
    return;
  }
  const known = refund.state === 'made' || refund.state === 'begun';
  assert(!known, `${what} was ${refund.state}, and is rejected: ${json(answer)}`);
  const others = (model.refunds.get(order.key) ?? []).filter((each) => each !== refund);
  const undisputed = alone && others.every(({ state }) => state !== 'open');
  assert(!undisputed || !fits, `${what} was rejected: ${json(answer)}`);
  refund.state = 'refused';
}

/** The refunds of an order that are made or pending, except the given one. */
export function acceptedRefunds(
  { refunds }: Model,
  { key }: Order,
  but?: Refund,
): readonly Refund[] {
  const all = refunds.get(key) ?? [];
  return all.filter((each) => each !== but && ['made', 'begun'].includes(each.state));
}

export function sum(refunds: readonly Refund[]): number {
  return refunds.reduce((total, { amount }) => total + amount, 0);
}
