import type { DeadLetters } from '@quartet/events';
import type { Money } from '@quartet/money';
import type { AppDeps } from '@quartet/service';
import type { First, Intent } from './domain/idempotency.ts';
import type { CancelReason, Item, Order, Path, Refund } from './domain/order.ts';
import type { Authorised, Done, Outcome, Refused, Reserved, Unknown } from './domain/outcomes.ts';
import type { Review } from './domain/reviewing.ts';
import type { State } from './domain/states.ts';
import type { PaymentMoney } from './domain/unrequested.ts';

export interface Deps extends AppDeps {
  readonly orders: Orders;
  readonly refunds: Refunds;
  readonly reviews: Reviews;
  readonly deadLetters: DeadLetters;
  readonly waiter: OrderWaiter;
}

/** The right to move an order, until somebody takes a later epoch of it. */
export interface Lease {
  readonly order: Order;
  readonly epoch: number;
  /** Number of attempts in this state that got no answer. */
  readonly attempts: number;
  /** It has been in this state for so long that a person must look. */
  readonly stuck: boolean;
}

export interface HistoryEntry {
  readonly state: State;
  readonly at: Date;
  readonly reason: string | null;
  readonly version: number;
}

export interface OrderQuery {
  readonly userId: string;
  readonly states: readonly State[];
  /** The id of the last order of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

export interface Orders {
  /** @throws Problem `not_found`, for another owner's order too when an owner is given. */
  get(id: string, ownerId?: string): Promise<Order>;
  /** The latest first. */
  list(query: OrderQuery): Promise<readonly Order[]>;
  history(id: string): Promise<readonly HistoryEntry[]>;
  /** Writes an order with its first states and takes its lease; nothing when the intent is known already. */
  place(path: Path, intent: Intent): Promise<Lease | undefined>;
  /** Returns the record of the first request with the intent's key. */
  firstOf(intent: Intent): Promise<First | undefined>;
  /** Asks the next drive to cancel, unless it is too late by now. */
  requestCancel(id: string): Promise<void>;
  /** Removes a batch of the keys that are older than so many milliseconds; true when there may be more. */
  forgetIntents(keptFor: number): Promise<boolean>;
}

export interface Refunds {
  get(id: string): Promise<Refund>;
  /** Begins a refund and takes the lease; nothing when the intent is known already, or the order has moved on. */
  begin(order: Order, next: Order, intent: Intent): Promise<Lease | undefined>;
}

export interface Reviews {
  /** The oldest first. */
  list(query: Pick<OrderQuery, 'after' | 'limit'>): Promise<readonly Review[]>;
  /**
   * Returns the review of any order, in review or not.
   * @throws Problem `not_found`
   */
  get(orderId: string): Promise<Review>;
  /** Moves the order on and takes its lease; nothing when somebody else has done so. */
  settle(review: Review, next: Order): Promise<Lease | undefined>;
}

/** The store of the saga. The epoch of the lease fences every write. */
export interface Sagas {
  claimDue(limit: number): Promise<readonly Lease[]>;
  /** Takes the lease of one order, unless somebody has it or its saga has ended. */
  claim(id: string): Promise<Lease | undefined>;
  /** Commits a path of states; nothing when the lease is lost or a cancel was asked in the meantime. */
  advance(lease: Lease, path: Path): Promise<Lease | undefined>;
  /** The same lease with the order as it is now; nothing when it is lost. */
  reload(lease: Lease): Promise<Lease | undefined>;
  /** Gives the lease back, to try again after a pause that grows with the attempts. */
  postpone(lease: Lease): Promise<void>;
  /** Ends the pauses of so many orders in these states, those that would end first. */
  wake(states: readonly State[], most: number): Promise<void>;
  /** The orders in these states that wait for the end of a pause, the longest first. */
  waiting(states: readonly State[], most: number): Promise<readonly string[]>;
  /** Ends the pauses of these orders. */
  wakeOrders(ids: readonly string[]): Promise<void>;
  /** Gives the lease back, for another worker to go on at once. */
  handBack(lease: Lease): Promise<void>;
  extend(lease: Lease): Promise<void>;
  /** Asks to cancel a batch of what has not been finished in time; true when there may be more. */
  cancelOverdue(reason: CancelReason): Promise<boolean>;
}

export interface OrderWaiter {
  /** Drives under the given lease, and answers the order as it is now. */
  start(lease: Lease): Order;
  /** Drives under the given lease, whoever waits; answers at the order's end, or as it stands when the wait is over. */
  runAndWait(lease: Lease): Promise<Order>;
  /** The same for an order that somebody else may be driving. */
  wait(order: Order): Promise<Order>;
}

export interface Products {
  /** The items that an order has reserved; undefined when products knows nothing of it. */
  itemsOf(orderId: string): Promise<readonly Item[] | undefined>;
  reserve(order: Order): Promise<Reserved | Refused | Unknown>;
  commit(order: Order): Promise<Outcome>;
  release(order: Order): Promise<Outcome>;
}

export interface Payments {
  /** Looks up what became of an earlier authorise; unknown when that is not settled. */
  find(order: Order): Promise<Authorised | Refused | Unknown>;
  authorise(order: Order): Promise<Authorised | Refused | Unknown>;
  capture(order: Order): Promise<Done | Refused | Unknown>;
  void(order: Order): Promise<Outcome>;
  refund(order: Order): Promise<Outcome>;
}

/** The answers of a peer that orders wait for. */
export interface PeerAnswers {
  /** True once after the first good answer of a peer that was away. */
  hasReturned(): boolean;
  /** True once in a while, as long as the peer is away: then one call may try whether it answers. */
  mayTry(): boolean;
}

/** Payments that wait for nothing any more. */
export interface Settlements {
  /** Returns those of the payments none of whose operations is under way. */
  among(paymentIds: readonly string[]): Promise<readonly string[]>;
}

/** A question of payments about an order: whether it knows what has happened to its money. */
export interface Notice {
  readonly paymentId: string;
  readonly orderId: string;
  readonly userId: string;
  readonly notice: number;
  readonly money: PaymentMoney;
  /** True while the payment holds money that was not taken yet, or may hold it. */
  readonly mayHold: boolean;
  /** Undefined of a payment that was voided before it was asked for. */
  readonly method: string | undefined;
  readonly openedAt: Date;
}

/** The money that an order shows to its user. */
export interface ShownMoney {
  readonly total: Money;
  readonly refunded: Money;
}

export interface Notices {
  list(cursor: string | undefined): Promise<{
    readonly notices: readonly Notice[];
    readonly next: string | undefined;
  }>;
  moneyOf(order: Order): Promise<PaymentMoney>;
  /** `shown` is null for an order that takes no money. */
  acknowledge(notice: Notice, shown: ShownMoney | null): Promise<void>;
}

/** The orders that changed lately, or have not ended. */
export interface ChangedOrders {
  /** A fixed part of all orders; `next` is where the next part begins. */
  page(after: string | undefined): Promise<{
    readonly ids: readonly string[];
    readonly next: string | undefined;
  }>;
}

export interface OrderMoney {
  /** False when the order has moved on in the meantime. */
  change(order: Order, next: Order): Promise<boolean>;
}
