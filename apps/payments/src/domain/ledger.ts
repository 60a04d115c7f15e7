import type { Money } from '@quartet/money';
import type { Operation, OperationKind } from './operation.ts';
import { operationOf, type Payment } from './payment.ts';

/** `held` for us at the provider, `receivable` from the provider, and the `customer` on the other side. */
export type Account = 'customer' | 'held' | 'receivable';

export interface Entry {
  readonly operationKey: string;
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: Money;
}

export const sides: Readonly<Record<OperationKind, Pick<Entry, 'debit' | 'credit'>>> = {
  authorise: { debit: 'held', credit: 'customer' },
  capture: { debit: 'receivable', credit: 'held' },
  void: { debit: 'customer', credit: 'held' },
  release: { debit: 'customer', credit: 'held' },
  refund: { debit: 'customer', credit: 'receivable' },
  dispute: { debit: 'customer', credit: 'receivable' },
  reversal: { debit: 'receivable', credit: 'customer' },
};

/** One entry for each operation that succeeded between the two; none for a void of what was never held. */
export function entriesBetween(before: Payment, after: Payment): readonly Entry[] {
  const hasSucceeded = ({ key, state }: Operation) =>
    state === 'SUCCEEDED' && operationOf(before, key)?.state !== 'SUCCEEDED';
  const movedMoney = ({ kind }: Operation) => kind !== 'void' || before.state === 'AUTHORISED';
  return after.operations
    .filter((operation) => hasSucceeded(operation) && movedMoney(operation))
    .map(({ key, kind, amount }) => ({ operationKey: key, ...sides[kind], amount }));
}
