/** Behaviour of the Stripe test cards that the specs use. */
export interface Card {
  readonly decline?: { readonly code: string; readonly decline_code?: string };
  readonly needsCustomer?: true;
  /** The part of the amount that the bank approves. */
  readonly approves?: number;
  /** Its refunds stay pending. */
  readonly refundsSlowly?: true;
}

export const cards: Readonly<Record<string, Card>> = {
  pm_card_visa: {},
  pm_card_chargeDeclined: { decline: { code: 'card_declined', decline_code: 'generic_decline' } },
  pm_card_chargeDeclinedInsufficientFunds: {
    decline: { code: 'card_declined', decline_code: 'insufficient_funds' },
  },
  pm_card_chargeDeclinedExpiredCard: { decline: { code: 'expired_card' } },
  pm_card_authenticationRequired: { needsCustomer: true },
  pm_card_partiallyApproved: { approves: 0.5 },
  pm_card_pendingRefund: { refundsSlowly: true },
};
