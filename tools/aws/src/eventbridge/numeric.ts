import { z } from 'zod';
import type { Comparison } from './comparison.ts';

const number = z.number();
const above = z.enum(['>', '>=']);
const below = z.enum(['<', '<=']);

const comparisons = {
  '=': (value: number, limit: number) => value === limit,
  '>': (value: number, limit: number) => value > limit,
  '>=': (value: number, limit: number) => value >= limit,
  '<': (value: number, limit: number) => value < limit,
  '<=': (value: number, limit: number) => value <= limit,
} as const;

/** `["=", 5]`, `["<", 10]`, or a range such as `[">", 0, "<=", 5]`. */
export const numeric = z
  .union([
    z.tuple([z.enum(['=', '>', '>=', '<', '<=']), number]),
    z.tuple([above, number, below, number]).refine(([, least, , most]) => least < most),
  ])
  .transform(([low, least, high, most]): Comparison => {
    return (value) =>
      typeof value === 'number' &&
      comparisons[low](value, least) &&
      (high === undefined || most === undefined || comparisons[high](value, most));
  });
