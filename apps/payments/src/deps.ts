import type { AppDeps } from '@quartet/service';
import type { Change } from './domain/change.ts';
import type { Fact } from './domain/fact.ts';
import type { CommandKind, Operation, Outcome } from './domain/operation.ts';
import type { Payment, SavedPayment } from './domain/payment.ts';
import type { Refund } from './domain/refunding.ts';
import type { Review, SavedReview } from './domain/review.ts';

export interface Deps extends AppDeps {
  readonly payments: Payments;
  readonly operations: Operations;
  readonly notices: Notices;
  readonly settlements: Settlements;
  readonly reviews: Reviews;
  readonly provider: Provider;
  /** Webhooks by the provider's name in the path. */
  readonly webhooks: ReadonlyMap<string, Webhook>;
}

export interface Payments {
  /** @throws Problem `not_found`, for another owner's payment too when an owner is given. */
  get(id: string, ownerId?: string): Promise<SavedPayment>;
  list(query: PaymentsQuery): Promise<readonly SavedPayment[]>;
  getRefund(paymentId: string, refundId: string): Promise<Refund>;
  /**
   * Decides about the payment and saves the decision with its ledger entries, unless somebody else has changed the
   * payment since it was read: then it is read and decided anew.
   * @param known the payment as it was written last, which saves the first read
   */
  apply(change: Change, known?: SavedPayment): Promise<Applied>;
  /** Enters what a provider's event reports, once per event; one that reports what is known writes nothing. */
  receive(provider: string, event: ProviderEvent): Promise<void>;
}

export interface PaymentsQuery {
  readonly orderId: string | undefined;
  readonly ownerId: string | undefined;
  /** The last payment of the page before. */
  readonly after: readonly [createdAt: string, id: string] | undefined;
  readonly limit: number;
}

/** A position in a list that is ordered by a time and an id. */
interface Page {
  readonly after: readonly [time: string, id: string] | undefined;
  readonly limit: number;
}

/** The payments whose money changed without their order asking for it, until the order shows the change. */
export interface Notices {
  /** Those that were changed first come first; without their operations. */
  list(page: Page): Promise<readonly SavedPayment[]>;
  acknowledge(paymentId: string, notice: number): Promise<void>;
}

/** Questions about money that only a person can decide. */
export interface Reviews {
  /** The open ones, the oldest first. */
  list(page: Page): Promise<readonly SavedReview[]>;
  /** @throws Problem `not_found` */
  close(id: string, note: string): Promise<SavedReview>;
  /** Returns how many are new: one of the same kind and subject is opened once. */
  open(reviews: readonly Review[]): Promise<number>;
  /** The age of the oldest open one, in seconds. */
  oldest(): Promise<number>;
}

export interface Applied {
  readonly payment: SavedPayment;
  /** The operation that the change began, claimed for whoever made the change. */
  readonly begun: Claim | undefined;
}

/** The right to talk to the provider about a pending operation, for as long as the lease lasts. */
export interface Claim extends Operation {
  readonly kind: CommandKind;
  readonly orderId: string;
  readonly method: string;
  readonly reference: Payment['reference'];
  /** Start of the payment, and of this operation of it. */
  readonly openedAt: Date;
  readonly begunAt: Date;
  readonly epoch: number;
  readonly attempts: number;
}

/** The answers of the provider. */
export interface ProviderAnswers {
  /** True once after the first good answer of a provider that was away. */
  hasReturned(): boolean;
  /** True once in a while, as long as it is away: then one call may try whether it answers. */
  mayTry(): boolean;
}

/** Payments none of whose operations is under way. */
export interface Settlements {
  /** Returns those of the payments that are settled. */
  among(ids: readonly string[]): Promise<readonly string[]>;
}

export interface Operations {
  /** Undefined while another has the claim, and when there is nothing left to do. */
  claim(key: string): Promise<Claim | undefined>;
  claimDue(): Promise<readonly Claim[]>;
  /** Gives the claim back, to be taken up after a while that doubles each time. */
  postpone(claim: Claim): Promise<void>;
  /** Extends the lease, unless another has the claim. */
  extend(claim: Claim): Promise<void>;
  /** Milliseconds between two extensions. */
  readonly heartbeat: number;
  /** Ends the pauses of so many operations, those that would end first. */
  wake(most: number): Promise<void>;
}

export type ProviderCall = Omit<Claim, 'state' | 'reason' | 'origin' | 'epoch' | 'attempts'>;

/** A payment company. The same key never moves money twice; a void by key beats what comes later. */
export type Provider = Readonly<Record<CommandKind, (call: ProviderCall) => Promise<Outcome>>> & {
  /** `absent` proves nothing: the call may still be on its way. */
  lookUp(call: ProviderCall): Promise<Outcome | { readonly kind: 'absent' }>;
};

export interface ProviderEvent {
  readonly id: string;
  /** Undefined for an event about something else than a payment. */
  readonly report: ProviderReport | undefined;
}

/** Facts about a payment, which may be unknown to us. */
export interface ProviderReport {
  readonly paymentId: string;
  readonly facts: readonly Fact[];
}

export interface WebhookDelivery {
  readonly body: Buffer;
  header(name: string): string | undefined;
}

/**
 * Reads a provider's event, which counts for nothing unless the provider signed it, and asks the provider whose
 * payment it is about where the event does not say so.
 */
export type Webhook = (delivery: WebhookDelivery) => Promise<ProviderEvent>;
