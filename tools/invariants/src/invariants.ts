import type { Invariant } from './invariant.ts';
import { money } from './money.ts';
import { orders } from './orders.ts';
import { stock } from './stock.ts';

/** All invariants, in the order of their numbers. */
export const invariants: readonly Invariant[] = [...stock, ...orders, ...money].sort(
  (one, other) => one.number - other.number,
);
