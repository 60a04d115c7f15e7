import type { Request } from 'express';
import { type Act, type Answer, openPeer, type Peer } from './peer.ts';
import { netOf, openProvider, type Payment, type PaymentState, type Refund } from './provider.ts';

export interface PaymentsPeer extends Peer {
  ofOrder(orderId: string): readonly Payment[];
  /** Amount of the order that the provider currently holds or has captured, less refunds. */
  net(orderId: string): number;
  /** Sets the final state of the payment at the provider. */
  settle(orderId: string, state: PaymentState): void;
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
  const peer = await openPeer({
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
    net: (orderId) => ofOrder(orderId).reduce((sum, payment) => sum + netOf(payment), 0),
    settle: (orderId, state) =>
      ofOrder(orderId).forEach((payment) => provider.save({ ...payment, state })),
    refundsEnd: (state) => {
      refundState = state;
    },
  };
}

function answer(result: Payment | Refund | string): Answer {
  if (result === 'not_found') return { status: 404, body: { code: result } };
  if (typeof result === 'string') return { status: 409, body: { code: result } };
  const open = result.state === 'AUTHORISING' || result.state === 'PENDING';
  return { status: open ? 202 : 200, body: result };
}

function idOf({ params }: Request): string {
  return String(params['paymentId']);
}
