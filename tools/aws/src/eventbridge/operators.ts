import { z } from 'zod';
import { type Comparison, ofText } from './comparison.ts';
import { network } from './network.ts';
import { numeric } from './numeric.ts';
import { wildcard } from './wildcard.ts';

const text = z.string();
const ignoreCase = 'equals-ignore-case';

const starts = text.transform((start) => ofText((value) => value.startsWith(start)));
const ends = text.transform((end) => ofText((value) => value.endsWith(end)));
const same = text.transform(folded).transform((word) => ofText((value) => folded(value) === word));
const anyCase = z.strictObject({ [ignoreCase]: text.transform(folded) });

const comparisons: Readonly<Record<string, z.ZodType<Comparison>>> = {
  prefix: z.union([
    starts,
    anyCase.transform(({ [ignoreCase]: start }) =>
      ofText((value) => folded(value).startsWith(start)),
    ),
  ]),
  suffix: z.union([
    ends,
    anyCase.transform(({ [ignoreCase]: end }) => ofText((value) => folded(value).endsWith(end))),
  ]),
  [ignoreCase]: same,
  wildcard,
  cidr: network,
  numeric,
  'anything-but': z.union([
    oneOrMore(text).transform(noneOf),
    oneOrMore(z.number()).transform(noneOf),
    z.strictObject({ prefix: oneOrMore(starts) }).transform(({ prefix }) => not(prefix)),
    z.strictObject({ suffix: oneOrMore(ends) }).transform(({ suffix }) => not(suffix)),
    z.strictObject({ wildcard: oneOrMore(wildcard) }).transform((given) => not(given.wildcard)),
    z.strictObject({ [ignoreCase]: oneOrMore(same) }).transform((given) => not(given[ignoreCase])),
  ]),
};

/**
 * The comparisons of event patterns by their names: each reads what it is given, and answers how a
 * value is compared with that.
 */
export const operators: ReadonlyMap<string, z.ZodType<Comparison>> = new Map(
  Object.entries(comparisons),
);

function oneOrMore<T>(schema: z.ZodType<T>) {
  return z.union([schema.transform((one): readonly T[] => [one]), z.array(schema).min(1)]);
}

function noneOf(values: readonly unknown[]): Comparison {
  return (value) => !values.includes(value);
}

function not(comparisons: readonly Comparison[]): Comparison {
  return (value) => !comparisons.some((matches) => matches(value));
}

function folded(value: string): string {
  return value.toLowerCase();
}
