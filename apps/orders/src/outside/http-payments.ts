import type { Answer, Client } from '@quartet/http';
import { isEqual } from '@quartet/money';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Payments } from '../deps.ts';
import type { Order } from '../domain/order.ts';
import type { Authorised, Outcome, Refused, Unknown } from '../domain/outcomes.ts';
import { ask, isIn, Money, type Question, refusedOr, unknown } from './http-answers.ts';

const Payment = z.object({
  state: z.enum(['AUTHORISING', 'UNKNOWN', 'AUTHORISED', 'DECLINED', 'CAPTURED', 'VOIDED']),
  amount: Money,
  declineReason: z.string().nullish(),
});

const Captured = z.object({ captured: Money });

type Deadline = Pick<Config, 'PAYMENTS_DEADLINE'>;

export function httpPayments(client: Client, { PAYMENTS_DEADLINE: deadline }: Deadline): Payments {
  const send = (
    { paymentId, userId }: Order,
    { path, ...rest }: Pick<Question, 'method' | 'path' | 'body'>,
  ) =>
    ask(client, {
      ...rest,
      path: `/internal/payments/${String(paymentId)}${path}`,
      userId,
      deadline,
    });
  return {
    find: async (order) => authoriseOutcome(await send(order, { method: 'GET', path: '' })),
    authorise: async (order) => {
      const body = { orderId: order.id, amount: order.total, method: order.paymentMethod };
      return authoriseOutcome(await send(order, { method: 'PUT', path: '', body }));
    },
    capture: async (order) =>
      captureOutcome(order, await send(order, { method: 'PUT', path: '/capture', body: {} })),
    void: async (order) =>
      voidOutcome(await send(order, { method: 'PUT', path: '/void', body: { orderId: order.id } })),
    refund: async (order) => {
      const body = { amount: order.refund?.amount };
      return refundOutcome(
        await send(order, { method: 'PUT', path: `/refunds/${String(order.refund?.id)}`, body }),
      );
    },
  };
}

function authoriseOutcome(answer: Answer): Authorised | Refused | Unknown {
  const payment = Payment.safeParse(answer.body);
  if (answer.status !== 200 || !payment.success) {
    return refusedOr(answer, ['payment_closed', 'already_paid', 'id_reused']);
  }
  const { state, amount, declineReason } = payment.data;
  if (state === 'AUTHORISED' || state === 'CAPTURED') return { kind: 'authorised', amount };
  if (state === 'DECLINED' && declineReason === 'authentication_required')
    return { kind: 'refused', reason: 'authentication_required' };
  if (state === 'DECLINED') return { kind: 'refused', reason: 'payment_declined' };
  return state === 'VOIDED' ? { kind: 'refused', reason: 'payment_closed' } : unknown(answer);
}

/** Another amount than the total was captured by others, and is no payment of this order. */
function captureOutcome({ total }: Order, answer: Answer): Outcome {
  if (isIn(answer, ['CAPTURED'])) {
    const { data } = Captured.safeParse(answer.body);
    if (data === undefined) return unknown(answer);
    return total && isEqual(data.captured, total)
      ? { kind: 'done' }
      : { kind: 'refused', reason: 'payment_closed' };
  }
  if (answer.status === 404) return { kind: 'refused', reason: 'payment_closed' };
  return refusedOr(answer, ['payment_closed']);
}

/** A payment that was declined never held any money, so there is nothing left to void. */
function voidOutcome(answer: Answer): Outcome {
  return isIn(answer, ['VOIDED', 'DECLINED'])
    ? { kind: 'done' }
    : refusedOr(answer, ['payment_closed']);
}

function refundOutcome(answer: Answer): Outcome {
  if (isIn(answer, ['SUCCEEDED'])) return { kind: 'done' };
  if (isIn(answer, ['FAILED'])) return { kind: 'refused', reason: 'not_refundable' };
  if (answer.status === 404) return { kind: 'refused', reason: 'not_refundable' };
  return refusedOr(answer, ['refund_exceeds_capture', 'payment_closed', 'id_reused']);
}
