/** The predicate of each event, whose subject is the order. */
export const summaries: Readonly<Record<string, string>> = {
  'order.placed': 'is written down',
  'order.reserving': 'wants its stock',
  'order.reserved': 'has its stock, and from now on its total',
  'order.authorising': 'wants its money',
  'order.authorised': 'is promised the money',
  'order.confirming': 'takes its stock for good; it can no longer be cancelled',
  'order.capturing': 'takes its money',
  'order.confirmed': 'is paid; or a refund was refused or failed late',
  'order.compensating': 'gives everything back',
  'order.rejected': 'has ended: no stock, no money, no such price',
  'order.cancelled': 'has ended, as its user wished',
  'order.expired': 'has ended, as it took too long',
  'order.refunding': 'gives money back',
  'order.partially_refunded': 'has given a part of it back',
  'order.refunded': 'has given all of it back',
  'order.needs_review': 'waits for a person',
  'order.dispute_opened': 'is disputed by the cardholder, whose bank has taken the money back',
  'order.dispute_won': 'has its money again',
  'order.dispute_lost': 'stays without it',
};

/** One sentence about what has happened to the order. */
export function summaryOf(type: string): string {
  return `The order ${summaries[type] ?? 'has changed'}`;
}
