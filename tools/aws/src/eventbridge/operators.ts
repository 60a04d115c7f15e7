import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** A test of one value of an event. */
type Comparison = (value: unknown) => boolean;

const number = z.number();
const above = z.enum(['>', '>=']);
const below = z.enum(['<', '<=']);

const numericComparisons = {
  '=': (value: number, limit: number) => value === limit,
  '>': (value: number, limit: number) => value > limit,
  '>=': (value: number, limit: number) => value >= limit,
  '<': (value: number, limit: number) => value < limit,
  '<=': (value: number, limit: number) => value <= limit,
} as const;

/** `["=", 5]`, `["<", 10]`, or a range such as `[">", 0, "<=", 5]`. */
const numeric = z
  .union([
    z.tuple([z.enum(['=', '>', '>=', '<', '<=']), number]),
    z.tuple([above, number, below, number]).refine(([, least, , most]) => least < most),
  ])
  .transform(([low, least, high, most]): Comparison => {
    return (value) =>
      typeof value === 'number' &&
      numericComparisons[low](value, least) &&
      (high === undefined || most === undefined || numericComparisons[high](value, most));
  });

const families = { 4: 'ipv4', 6: 'ipv6' } as const;
const mostBits = { 4: 32, 6: 128 } as const;

/** Addresses such as `10.0.0.0/24` or `2001:db8::/32`. */
const network = z.string().transform((written, context): Comparison => {
  const [, address = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(written) ?? [];
  const version = versionOf(address);
  if (!version || Number(bits) > mostBits[version]) {
    context.addIssue({ code: 'custom', message: 'is no network' });
    return z.NEVER;
  }
  const list = new BlockList();
  list.addSubnet(address, Number(bits), families[version]);
  return ofText((value) => {
    const own = versionOf(value);
    return own !== undefined && list.check(value, families[own]);
  });
});

/** A text with `*` for any characters; `\*` and `\\` are the characters themselves, and `**` is an error. */
const wildcard = z.string().transform((pattern, context): Comparison => {
  const parts: readonly string[] = pattern.match(/\\[*\\]|./gsu) ?? [];
  if (parts.includes('\\') || parts.some((part, at) => part === '*' && parts[at + 1] === '*')) {
    context.addIssue({ code: 'custom', message: 'is no wildcard' });
    return z.NEVER;
  }
  const source = parts.map((part) => (part === '*' ? '.*' : literal(part))).join('');
  const whole = new RegExp(`^${source}$`, 's');
  return ofText((value) => whole.test(value));
});

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

function literal(part: string): string {
  const character = part.length === 2 && part.startsWith('\\') ? part.slice(1) : part;
  return character.replace(/[\\^$.*+?()[\]{}|]/, String.raw`\$&`);
}

function versionOf(address: string): 4 | 6 | undefined {
  const version = isIP(address);
  return version === 4 || version === 6 ? version : undefined;
}

function ofText(compare: (value: string) => boolean): Comparison {
  return (value) => typeof value === 'string' && compare(value);
}
