import type { Change } from '../domain/change.ts';
import { decide } from '../domain/change.ts';
import type { Payment, PaymentRequest } from '../domain/payment.ts';

export const request: PaymentRequest = {
  ...{ id: 'pay', orderId: 'order', userId: 'user', method: 'pm_ok' },
  amount: { amount: 1000, currency: 'USD' },
};

const { id, orderId, userId, amount } = request;

export const asks = {
  authorise: { kind: 'authorise', ...request },
  capture: { kind: 'capture', id },
  void: { kind: 'void', id, orderId, userId },
  refund: (minor: number, refundId = 'refund'): Change => ({
    ...{ kind: 'refund', id, refundId },
    amount: { amount: minor, currency: 'USD' },
  }),
} as const satisfies Record<string, Change | ((minor: number, refundId?: string) => Change)>;

export const news = {
  succeeded: (key: string, minor = amount.amount): Change => ({
    ...{ kind: 'settle', id, key },
    settlement: { kind: 'succeeded', amount: { amount: minor, currency: 'USD' } },
  }),
  refused: (key: string): Change => ({
    ...{ kind: 'settle', id, key },
    settlement: { kind: 'refused', reason: 'declined' },
  }),
} as const;

export function after(...changes: readonly Change[]): Payment {
  const last = changes.reduce<Payment | undefined>(decide, undefined);
  if (last === undefined) throw new Error('nothing happened');
  return last;
}

const authorised = [asks.authorise, news.succeeded('pay')] as const;
const captured = [...authorised, asks.capture, news.succeeded('pay:capture')] as const;

/** The changes that bring a payment into each of its situations. */
export const histories = {
  authorising: [asks.authorise],
  authorised,
  declined: [asks.authorise, news.refused('pay')],
  capturing: [...authorised, asks.capture],
  'not captured': [...authorised, asks.capture, news.refused('pay:capture')],
  captured,
  'given up': [asks.authorise, asks.void],
  voiding: [...authorised, asks.void],
  voided: [...authorised, asks.void, news.succeeded('pay:void')],
  'not voided': [...authorised, asks.void, news.refused('pay:void')],
  buried: [asks.void],
} as const satisfies Record<string, readonly Change[]>;

export type Situation = keyof typeof histories;
