import { currencies } from '@quartet/money';
import { z } from 'zod';

/** A UUID in lower case, as PostgreSQL writes it, so that ids can be compared as strings. */
export const Uuid = z
  .uuid({ message: 'must be a UUID' })
  .toLowerCase()
  .meta({ example: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d' });

/** A moment: a Date inside, RFC 3339 in UTC outside. */
export const Timestamp = z.date().meta({
  type: 'string',
  format: 'date-time',
  example: '2026-01-31T12:00:00.000Z',
});

interface Range {
  readonly min: number;
  readonly max: number;
}

interface QueryInteger extends Range {
  readonly default: number;
}

/** A whole number of a path or a query string, in digits alone: an empty value is not 0. */
export function integerText({ min, max }: Range) {
  const numberOf = (text: unknown) =>
    typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : text;
  return z.preprocess(numberOf, z.int('must be a whole number').min(min).max(max));
}

export function queryInteger({ default: fallback, ...range }: QueryInteger) {
  return integerText(range)
    .default(fallback)
    .meta({ override: { default: fallback } });
}

/**
 * A line in Unicode's form NFC, so that texts that look the same are the same. Its pattern is spelled out, because
 * readers of the document may know no Unicode classes.
 */
export function textLine(maxLength: number) {
  const printable = z.string().normalize('NFC').trim().min(1).max(maxLength);
  return printable.regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, 'must not have control characters');
}

const Currency = z.enum(currencies);

export const MoneyView = z.strictObject({ amount: z.int(), currency: Currency }).meta({
  id: 'Money',
  description: 'Integer minor units, such as cents',
  example: { amount: 1999, currency: 'USD' },
});

/** Money that comes in: never negative, and at most a million in the major unit. */
export const Price = z.strictObject({
  amount: z.int().min(0).max(100_000_000),
  currency: Currency,
});
