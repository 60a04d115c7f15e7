import { add, subtract } from '@quartet/money';
import { end, type Operation, type Settlement } from './operation.ts';
import { operationOf, type Payment } from './payment.ts';

type Succeeded = Extract<Settlement, { readonly kind: 'succeeded' }>;

/** Enters what became of an operation. What is settled stays settled, in whatever order news arrive. */
export function settle(payment: Payment, key: string, settlement: Settlement): Payment {
  const operation = operationOf(payment, key);
  if (operation?.state !== 'PENDING') return payment;
  const ended = end(operation, settlement);
  const after =
    settlement.kind === 'succeeded'
      ? succeed(name(payment, settlement), ended)
      : fail(payment, ended);
  return {
    ...after,
    operations: payment.operations.map((other) => (other === operation ? ended : other)),
  };
}

function name(payment: Payment, { reference }: Succeeded): Payment {
  return { ...payment, reference: payment.reference ?? reference ?? null };
}

function succeed(payment: Payment, { kind, amount }: Operation): Payment {
  switch (kind) {
    case 'authorise':
      return { ...payment, state: 'AUTHORISED' };
    case 'capture':
      return { ...payment, state: 'CAPTURED', captured: amount };
    case 'void':
      return { ...payment, state: 'VOIDED' };
    case 'refund':
      return {
        ...payment,
        refunding: subtract(payment.refunding, amount),
        refunded: add(payment.refunded, amount),
      };
  }
}

function fail(payment: Payment, { kind, amount, reason }: Operation): Payment {
  if (kind === 'authorise') return { ...payment, state: 'DECLINED', declineReason: reason };
  if (kind === 'refund') return { ...payment, refunding: subtract(payment.refunding, amount) };
  return payment;
}
