export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export interface Refund {
  readonly id: string;
  readonly amount: Money;
  readonly state: 'PENDING' | 'SUCCEEDED' | 'FAILED';
}

export type PaymentState = 'AUTHORISING' | 'AUTHORISED' | 'DECLINED' | 'CAPTURED' | 'VOIDED';

export interface Payment {
  readonly id: string;
  readonly orderId: string;
  /** Null of one that was voided before it was asked for. */
  readonly method: string | null;
  readonly amount: Money;
  readonly refunds: readonly Refund[];
  readonly state: PaymentState;
  /** Given back, and disputed, without the order. */
  readonly unrequested?: Unrequested;
}

export interface Unrequested {
  readonly refunded?: number;
  readonly dispute?: 'OPEN' | 'WON' | 'LOST';
  readonly notice: number;
}

interface Wish {
  readonly orderId: string;
  readonly amount: Money;
  readonly method: string;
}

type Refusal = 'not_found' | 'payment_closed' | 'refund_exceeds_capture';

/** Payments with tombstones in memory; each verb answers what it made, or the code of its refusal. */
export function openProvider() {
  const payments = new Map<string, Payment>();
  const save = (payment: Payment): Payment => {
    payments.set(payment.id, payment);
    return payment;
  };
  return {
    payments,
    save,
    authorise: (id: string, { orderId, amount, method }: Wish): Payment | Refusal => {
      const known = payments.get(id);
      if (known?.state === 'VOIDED') return 'payment_closed';
      return known ?? save({ id, orderId, method, amount, state: decide(method), refunds: [] });
    },
    capture: (id: string): Payment | Refusal => {
      const payment = payments.get(id);
      if (!payment) return 'not_found';
      if (payment.state === 'VOIDED') return 'payment_closed';
      return save({ ...payment, state: 'CAPTURED' });
    },
    cancel: (id: string, orderId: string): Payment | Refusal => {
      const amount = { amount: 0, currency: 'USD' };
      const payment = payments.get(id);
      if (payment?.state === 'CAPTURED') return 'payment_closed';
      if (payment?.state === 'DECLINED') return payment;
      const unseen = { id, orderId, amount, method: null, refunds: [] };
      return save({ ...(payment ?? unseen), state: 'VOIDED' });
    },
    refund: (id: string, wish: Refund): Refund | Refusal => {
      const payment = payments.get(id);
      if (!payment) return 'not_found';
      const others = payment.refunds.filter((refund) => refund.id !== wish.id);
      const known = payment.refunds.find((refund) => refund.id === wish.id);
      if (known && known.state !== 'PENDING') return known;
      if (given(others) + wish.amount.amount > payment.amount.amount) {
        return 'refund_exceeds_capture';
      }
      save({ ...payment, refunds: [...others, wish] });
      return wish;
    },
  };
}

/** The payment as the payments service shows it. */
export function viewOf(payment: Payment) {
  const { id, orderId, method, amount, state, refunds, unrequested } = payment;
  const money = (minor: number): Money => ({ ...amount, amount: minor });
  const { refunded = 0, dispute = null } = unrequested ?? {};
  const isLost = dispute === 'OPEN' || dispute === 'LOST';
  return {
    ...{ id, orderId, userId: orderId, method, amount, state, dispute },
    createdAt: '2026-01-31T12:00:00.000Z',
    captured: money(state === 'CAPTURED' ? amount.amount : 0),
    refunded: money(given(refunds) + refunded),
    disputed: money(isLost ? amount.amount - given(refunds) - refunded : 0),
  };
}

/** Returns what the provider holds or has captured, less refunds. */
export function netOf({ state, amount, refunds }: Payment): number {
  return state === 'CAPTURED' ? amount.amount - given(refunds) : 0;
}

function decide(method: string): PaymentState {
  if (method === 'pm_declined') return 'DECLINED';
  return method === 'pm_hang' ? 'AUTHORISING' : 'AUTHORISED';
}

function given(refunds: readonly Refund[]): number {
  return refunds
    .filter(({ state }) => state !== 'FAILED')
    .reduce((sum, { amount }) => sum + amount.amount, 0);
}
