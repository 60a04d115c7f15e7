import { compensate } from '../domain/compensating.ts';
import { authorise, confirm } from '../domain/paying.ts';
import { reserve } from '../domain/reserving.ts';
import type { DrivenState } from '../domain/states.ts';
import { authorisePayment } from './authorise-payment.ts';
import { capturePayment } from './capture-payment.ts';
import { commitStock } from './commit-stock.ts';
import { paymentIdOf } from './ids.ts';
import { refundPayment } from './refund-payment.ts';
import { reserveStock } from './reserve-stock.ts';
import type { Step } from './step.ts';
import { undoAll } from './undo-all.ts';

const beginReserving: Step = async (_peers, { order }) => [reserve(order)];

const beginAuthorising: Step = async (_peers, { order }) => [
  order.cancelReason === null
    ? authorise(order, paymentIdOf(order.id))
    : compensate(order, order.cancelReason),
];

const beginConfirming: Step = async (_peers, { order }) => [
  order.cancelReason === null ? confirm(order) : compensate(order, order.cancelReason),
];

export const steps: Readonly<Record<DrivenState, Step>> = {
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
