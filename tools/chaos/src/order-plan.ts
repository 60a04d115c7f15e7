import { type Arbitrary, constant, integer, oneof, record, sample, uniqueArray } from 'fast-check';

/** What one customer is going to do. */
export interface OrderPlan {
  /** Its idempotency key. */
  readonly key: string;
  readonly items: readonly PlannedItem[];
  readonly paymentMethod: string;
  readonly then: Sequel;
}

export interface PlannedItem {
  /** Which of the goods, from 0. */
  readonly product: number;
  readonly quantity: number;
}

/** What follows the order: a cancel so many milliseconds later, one refund of a share, or ten at once. */
export type Sequel =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'cancel'; readonly after: number }
  | { readonly kind: 'refund'; readonly percent: number }
  | { readonly kind: 'race' };

export interface Sampling {
  readonly seed: number;
  readonly orders: number;
}

const products = 6;

const often = <T>(weight: number, arbitrary: Arbitrary<T>) => ({ weight, arbitrary });

const methods = oneof(
  often(10, constant('pm_ok')),
  often(2, constant('pm_declined')),
  often(2, constant('pm_flaky_3')),
  often(2, constant('pm_charge_then_drop')),
  often(2, constant('pm_charge_then_500')),
  often(1, constant('pm_hang')),
  often(
    2,
    integer({ min: 50, max: 1_500 }).map((ms) => `pm_slow_${ms}`),
  ),
);

const cancels = record({ kind: constant('cancel' as const), after: integer({ min: 0, max: 300 }) });

const sequels: Arbitrary<Sequel> = oneof(
  often(12, constant({ kind: 'nothing' as const })),
  often(4, cancels),
  often(3, record({ kind: constant('refund' as const), percent: integer({ min: 1, max: 100 }) })),
  often(1, constant({ kind: 'race' as const })),
);

const items = uniqueArray(
  record({
    product: integer({ min: 0, max: products - 1 }),
    quantity: integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 3, selector: ({ product }) => product },
);

/** The orders of a storm; the same seed makes the same ones. */
export function planOrders(sampling: Sampling): readonly OrderPlan[] {
  return keyed(record({ items, paymentMethod: methods, then: sequels }), sampling);
}

/** Orders that are all cancelled, and after them one of which ten want most of the money back at once. */
export function planCancels(sampling: Sampling): readonly OrderPlan[] {
  const slow = integer({ min: 10, max: 400 }).map((ms) => `pm_slow_${ms}`);
  const paymentMethod = oneof(constant('pm_ok'), slow);
  const cancelled = keyed(record({ items, paymentMethod, then: cancels }), sampling);
  return [...cancelled, { ...raced, key: keyOf(sampling.seed, sampling.orders) }];
}

const raced = {
  items: [{ product: 0, quantity: 2 }],
  paymentMethod: 'pm_ok',
  then: { kind: 'race' },
} as const;

function keyed(
  wishes: Arbitrary<Omit<OrderPlan, 'key'>>,
  { seed, orders }: Sampling,
): readonly OrderPlan[] {
  const sampled = sample(wishes, { seed, numRuns: orders, unbiased: true });
  return sampled.map((wish, index) => ({ ...wish, key: keyOf(seed, index) }));
}

function keyOf(seed: number, index: number): string {
  return `storm-${seed}-${index}`;
}
