import { type Entry, type OperationName, succeeded } from './entry.ts';

/** The state of one payment. */
export interface Account {
  readonly currency: string;
  readonly authorised?: number;
  readonly captured?: number;
  readonly refunded: number;
  /** Withdrawn by disputes that are open or lost. */
  readonly disputed: number;
  readonly voided: boolean;
  /** The refunds and disputes that nothing has been decided about since, by key. */
  readonly open: ReadonlySet<string>;
}

interface RequestedAmount {
  readonly amount: number;
  readonly currency: string;
  readonly of?: string | undefined;
}

type Rule = (account: Account | undefined, asked: RequestedAmount) => string;

const isOpen: Rule = (account, { of = '' }) => (account?.open.has(of) ? succeeded : 'not_open');

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
  refund: takeBack,
  dispute: takeBack,
  reversal: isOpen,
  dispute_won: isOpen,
  dispute_lost: isOpen,
};

function takeBack(account: Account | undefined, { amount, currency }: RequestedAmount): string {
  if (account?.captured === undefined) return 'not_captured';
  if (account.currency !== currency) return 'currency_mismatch';
  const { captured, refunded, disputed } = account;
  return refunded + disputed + amount > captured ? 'exceeds_captured' : succeeded;
}

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
  const none = { refunded: 0, disputed: 0, voided: false, open: new Set<string>() };
  const before = account ?? { currency: entry.currency, ...none };
  if (entry.outcome !== succeeded) return before;
  const { op, key, amount, of = '' } = entry;
  const { refunded, disputed, open } = before;
  const decided = new Set([...open].filter((each) => each !== of));
  switch (op) {
    case 'authorise':
      return { ...before, authorised: amount };
    case 'capture':
      return { ...before, captured: amount };
    case 'void':
      return { ...before, voided: true };
    case 'refund':
      return { ...before, refunded: refunded + amount, open: new Set([...open, key]) };
    case 'reversal':
      return { ...before, refunded: refunded - amount, open: decided };
    case 'dispute':
      return { ...before, disputed: disputed + amount, open: new Set([...open, key]) };
    case 'dispute_won':
      return { ...before, disputed: disputed - amount, open: decided };
    case 'dispute_lost':
      return { ...before, open: decided };
  }
}
