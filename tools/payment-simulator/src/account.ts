import { type Entry, type OperationName, succeeded } from './entry.ts';

/** The state of one payment. */
export interface Account {
  readonly currency: string;
  readonly authorised?: number;
  readonly captured?: number;
  readonly refunded: number;
  readonly voided: boolean;
}

interface RequestedAmount {
  readonly amount: number;
  readonly currency: string;
}

type Rule = (account: Account | undefined, asked: RequestedAmount) => string;

const rules: Readonly<Record<OperationName, Rule>> = {
  authorise: (account) => {
    if (account?.voided) return 'voided';
    return account?.authorised === undefined ? succeeded : 'already_authorised';
  },
  capture: (account, { amount, currency }) => {
    if (account?.authorised === undefined) return 'not_authorised';
    if (account.voided) return 'voided';
    if (account.captured !== undefined) return 'already_captured';
    if (account.currency !== currency) return 'currency_mismatch';
    return amount > account.authorised ? 'exceeds_authorised' : succeeded;
  },
  void: (account) => (account?.captured === undefined ? succeeded : 'already_captured'),
  refund: (account, { amount, currency }) => {
    if (account?.captured === undefined) return 'not_captured';
    if (account.currency !== currency) return 'currency_mismatch';
    return account.refunded + amount > account.captured ? 'exceeds_captured' : succeeded;
  },
};

/** Checks the rules of an operation: returns `succeeded`, or the reason for the refusal. */
export function checkRules(
  op: OperationName,
  account: Account | undefined,
  asked: RequestedAmount,
): string {
  return rules[op](account, asked);
}

/** The payment after an operation. A void of an unknown payment closes it permanently. */
export function applyEntry(account: Account | undefined, entry: Entry): Account {
  const before = account ?? { currency: entry.currency, refunded: 0, voided: false };
  if (entry.outcome !== succeeded) return before;
  switch (entry.op) {
    case 'authorise':
      return { ...before, authorised: entry.amount };
    case 'capture':
      return { ...before, captured: entry.amount };
    case 'void':
      return { ...before, voided: true };
    case 'refund':
      return { ...before, refunded: before.refunded + entry.amount };
  }
}
