import type { Money } from '@quartet/money';
import { Problem } from '@quartet/problem';
import { authorise } from './authorising.ts';
import { capture } from './capturing.ts';
import type { Fact } from './fact.ts';
import { entriesBetween, type Entry } from './ledger.ts';
import { observe } from './observing.ts';
import type { Settlement } from './operation.ts';
import type { Payment, PaymentRequest, Tombstone } from './payment.ts';
import { refund } from './refunding.ts';
import { type Review, reviewsBetween } from './review.ts';
import { settle } from './settling.ts';
import { voidPayment } from './voiding.ts';

/** A command for a payment, the settlement of one of its operations, or a report of the provider. */
export type Change =
  | ({ readonly kind: 'authorise' } & PaymentRequest)
  | ({ readonly kind: 'void' } & Tombstone)
  | { readonly kind: 'capture'; readonly id: string }
  | {
      readonly kind: 'refund';
      readonly id: string;
      readonly refundId: string;
      readonly amount: Money;
    }
  | {
      readonly kind: 'settle';
      readonly id: string;
      readonly key: string;
      readonly settlement: Settlement;
    }
  | { readonly kind: 'observe'; readonly id: string; readonly fact: Fact };

export type Command = Exclude<Change, { readonly kind: 'settle' | 'observe' }>;

/** The payment after the change: the same object when the change was made before. */
export function decide(payment: Payment | undefined, change: Change): Payment {
  if (change.kind === 'authorise') return authorise(payment, change);
  if (change.kind === 'void') return voidPayment(payment, change);
  if (payment === undefined) throw new Problem('not_found', 'There is no such payment.');
  switch (change.kind) {
    case 'capture':
      return capture(payment);
    case 'refund':
      return refund(payment, change.refundId, change.amount);
    case 'settle':
      return settle(payment, change.key, change.settlement);
    case 'observe':
      return observe(payment, change.fact);
  }
}

/** A payment after changes, with the entries and the reviews that they make necessary. */
export interface Decision {
  readonly after: Payment;
  readonly entries: readonly Entry[];
  readonly reviews: readonly Review[];
}

/** Decides about one change after the other, so that each finds what the one before it has made of the payment. */
export function decideAll(before: Payment, changes: readonly Change[]): Decision {
  return changes.reduce<Decision>(
    ({ after: payment, entries, reviews }, change) => {
      const after = decide(payment, change);
      return {
        after,
        entries: [...entries, ...entriesBetween(payment, after)],
        reviews: [...reviews, ...reviewsBetween(payment, after)],
      };
    },
    { after: before, entries: [], reviews: [] },
  );
}

/** The key of the operation that fulfils the command. */
export function keyOf(command: Command): string {
  if (command.kind === 'refund') return command.refundId;
  return command.kind === 'authorise' ? command.id : `${command.id}:${command.kind}`;
}
