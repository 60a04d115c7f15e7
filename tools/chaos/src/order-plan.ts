import { type Arbitrary, constant, integer, oneof, record, sample, uniqueArray } from 'fast-check';

/** The plan of one customer. */
export interface OrderPlan {
  /** The idempotency key of the order. */
  readonly key: string;
  readonly items: readonly PlannedItem[];
  readonly paymentMethod: string;
  readonly followUp: FollowUp;
}

interface PlannedItem {
  /** The index of the product. */
  readonly product: number;
  readonly quantity: number;
}

/** The action after the order: a cancellation after some milliseconds, one partial refund, or ten refunds at once. */
export type FollowUp =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'cancel'; readonly after: number }
  | { readonly kind: 'refund'; readonly percent: number }
  | { readonly kind: 'race' };

interface Sampling {
  readonly seed: number;
  readonly orders: number;
}

const products = 6;

const weighted = <T>(weight: number, arbitrary: Arbitrary<T>) => ({ weight, arbitrary });

const methods = oneof(
  weighted(10, constant('pm_ok')),
  weighted(2, constant('pm_declined')),
  weighted(2, constant('pm_flaky_3')),
  weighted(2, constant('pm_charge_then_drop')),
  weighted(2, constant('pm_charge_then_500')),
  weighted(1, constant('pm_hang')),
  weighted(
    2,
    integer({ min: 50, max: 1_500 }).map((ms) => `pm_slow_${ms}`),
  ),
);

const cancels = record({ kind: constant('cancel' as const), after: integer({ min: 0, max: 300 }) });

const followUps: Arbitrary<FollowUp> = oneof(
  weighted(12, constant({ kind: 'nothing' as const })),
  weighted(4, cancels),
  weighted(
    3,
    record({ kind: constant('refund' as const), percent: integer({ min: 1, max: 100 }) }),
  ),
  weighted(1, constant({ kind: 'race' as const })),
);

const items = uniqueArray(
  record({
    product: integer({ min: 0, max: products - 1 }),
    quantity: integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 3, selector: ({ product }) => product },
);

/** The orders of a run with faults; the same seed gives the same ones. */
export function planOrders(sampling: Sampling): readonly OrderPlan[] {
  return withKeys(record({ items, paymentMethod: methods, followUp: followUps }), sampling);
}

/** Orders that are all cancelled, and a last one with ten concurrent refunds. */
export function planCancels(sampling: Sampling): readonly OrderPlan[] {
  const slow = integer({ min: 10, max: 400 }).map((ms) => `pm_slow_${ms}`);
  const paymentMethod = oneof(constant('pm_ok'), slow);
  const cancelled = withKeys(record({ items, paymentMethod, followUp: cancels }), sampling);
  return [...cancelled, { ...raced, key: keyOf(sampling.seed, sampling.orders) }];
}

const raced = {
  items: [{ product: 0, quantity: 2 }],
  paymentMethod: 'pm_ok',
  followUp: { kind: 'race' },
} as const;

function withKeys(
  plans: Arbitrary<Omit<OrderPlan, 'key'>>,
  { seed, orders }: Sampling,
): readonly OrderPlan[] {
  const sampled = sample(plans, { seed, numRuns: orders, unbiased: true });
  return sampled.map((plan, index) => ({ ...plan, key: keyOf(seed, index) }));
}

function keyOf(seed: number, index: number): string {
  return `storm-${seed}-${index}`;
}
