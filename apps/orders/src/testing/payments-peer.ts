import type { Request } from 'express';
import { type Act, type Acts, type Answer, openPeer, type Peer } from './peer.ts';
import {
  netOf,
  openProvider,
  type Payment,
  type PaymentState,
  type Refund,
  type Unrequested,
  viewOf,
} from './provider.ts';

export interface PaymentsPeer extends Peer {
  ofOrder(orderId: string): readonly Payment[];
  /** Goes back to a moment before the payment. */
  forget(orderId: string): void;
  /** Amount of the order that the provider currently holds or has captured, less refunds. */
  net(orderId: string): number;
  /** Sets the final state of the payment at the provider. */
  settle(orderId: string, state: PaymentState): void;
  /** Moves money without the order; the order is told until it acknowledges that. */
  move(orderId: string, change: Omit<Unrequested, 'notice'>): void;
  /** The acknowledgements of an order: what it shows. */
  shownBy(orderId: string): readonly unknown[];
  /** Refunds end like this from now on. */
  refundsEnd(state: Refund['state']): void;
}

const prefix = '/internal/payments/:paymentId';

/** Speaks the wire contract of the payments service. */
export async function openPayments(): Promise<PaymentsPeer> {
  const provider = openProvider();
  let refundState: Refund['state'] = 'SUCCEEDED';

  const refund: Act = (req) => {
    const wish = { id: String(req.params['refundId']), amount: req.body.amount };
    return answer(provider.refund(idOf(req), { ...wish, state: refundState }));
  };
  const settled: Act = ({ query }) => {
    const isSettled = (id: string) => provider.payments.get(id)?.state !== 'AUTHORISING';
    const items = String(query['ids'])
      .split(',')
      .filter((id) => isSettled(id) && provider.payments.has(id));
    return { status: 200, body: { items } };
  };
  const unrequested = openNotices(provider);
  const peer = await openPeer({
    ...unrequested.acts,
    settled: ['get', '/internal/payments/settled', settled],
    find: ['get', prefix, (req) => answer(provider.payments.get(idOf(req)) ?? 'not_found')],
    authorise: ['put', prefix, (req) => answer(provider.authorise(idOf(req), req.body))],
    capture: ['put', `${prefix}/capture`, (req) => answer(provider.capture(idOf(req)))],
    void: ['put', `${prefix}/void`, (req) => answer(provider.cancel(idOf(req), req.body.orderId))],
    refund: ['put', `${prefix}/refunds/:refundId`, refund],
  });
  const ofOrder = (orderId: string) =>
    [...provider.payments.values()].filter((payment) => payment.orderId === orderId);
  return {
    ...peer,
    ofOrder,
    forget: (orderId) => ofOrder(orderId).forEach(({ id }) => provider.payments.delete(id)),
    net: (orderId) => ofOrder(orderId).reduce((sum, payment) => sum + netOf(payment), 0),
    move: (orderId, change) =>
      ofOrder(orderId).forEach((payment) => unrequested.move(payment, change)),
    shownBy: (orderId) => unrequested.shown(ofOrder(orderId).map(({ id }) => id)),
    settle: (orderId, state) =>
      ofOrder(orderId).forEach((payment) => provider.save({ ...payment, state })),
    refundsEnd: (state) => {
      refundState = state;
    },
  };
}

/** Money that moves without the order, and the acknowledgements of it. */
function openNotices({ payments, save }: ReturnType<typeof openProvider>) {
  const shown: { readonly id: string; readonly body: unknown }[] = [];
  const pending = new Set<string>();
  const notices: Act = () => {
    const items = [...payments.values()]
      .filter(({ id }) => pending.has(id))
      .map((payment) => ({ notice: payment.unrequested?.notice, payment: viewOf(payment) }));
    return { status: 200, body: { items, nextCursor: null } };
  };
  const acknowledge: Act = (req) => {
    shown.push({ id: idOf(req), body: req.body.shown });
    pending.delete(idOf(req));
    return { status: 204, body: undefined };
  };
  const acts: Acts = {
    notices: ['get', '/internal/payments/notices', notices],
    acknowledge: ['put', `${prefix}/notices/:notice`, acknowledge],
  };
  return {
    acts,
    move: (payment: Payment, change: Omit<Unrequested, 'notice'>) => {
      const notice = (payment.unrequested?.notice ?? 0) + 1;
      save({ ...payment, unrequested: { ...payment.unrequested, ...change, notice } });
      pending.add(payment.id);
    },
    shown: (ids: readonly string[]) =>
      shown.filter(({ id }) => ids.includes(id)).map(({ body }) => body),
  };
}

function answer(result: Payment | Refund | string): Answer {
  if (result === 'not_found') return { status: 404, body: { code: result } };
  if (typeof result === 'string') return { status: 409, body: { code: result } };
  const open = result.state === 'AUTHORISING' || result.state === 'PENDING';
  return { status: open ? 202 : 200, body: 'orderId' in result ? viewOf(result) : result };
}

function idOf({ params }: Request): string {
  return String(params['paymentId']);
}
