/** An order that shows one of the ways through the saga. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** The course that will be seen. */
  readonly description: string;
  /** A payment method of the simulated provider. */
  readonly paymentMethod: string;
  readonly quantity: number;
}

/** More than any product has in stock. */
const tooMany = 10_000;

export const scenarios: readonly Scenario[] = [
  {
    id: 'ok',
    title: 'Goes through',
    description: 'Stock is reserved, the payment authorised and captured.',
    paymentMethod: 'pm_ok',
    quantity: 1,
  },
  {
    id: 'declined',
    title: 'Payment declined',
    description: 'The card is declined; the stock is released.',
    paymentMethod: 'pm_declined',
    quantity: 1,
  },
  {
    id: 'insufficient-funds',
    title: 'Insufficient funds',
    description: 'Declined for another reason, with the same end.',
    paymentMethod: 'pm_insufficient_funds',
    quantity: 1,
  },
  {
    id: 'authentication-required',
    title: 'Authentication required',
    description: 'The owner of the card would have to confirm.',
    paymentMethod: 'pm_authentication_required',
    quantity: 1,
  },
  {
    id: 'out-of-stock',
    title: 'Out of stock',
    description: 'More is ordered than there is; no payment is tried.',
    paymentMethod: 'pm_ok',
    quantity: tooMany,
  },
  {
    id: 'lost-response',
    title: 'Provider’s response is lost',
    description: 'Money moves, but nobody hears of it: the outcome is looked up.',
    paymentMethod: 'pm_charge_then_drop',
    quantity: 1,
  },
  {
    id: 'slow',
    title: 'Slow provider',
    description: 'Each call takes 2 s: time to kill a task in the middle.',
    paymentMethod: 'pm_slow_2000',
    quantity: 1,
  },
];
