/** Their minor units are a hundredth, but none for the yen and a thousandth for the Kuwaiti dinar. */
export const currencies = ['USD', 'EUR', 'GBP', 'JPY', 'KWD'] as const;

export type Currency = (typeof currencies)[number];

/** An amount in integer minor units (cents): 1999 USD is 19.99 $. It may be negative. */
export interface Money {
  readonly amount: number;
  readonly currency: Currency;
}

/**
 * Makes an amount, so that no fraction and no silently rounded number gets into the books.
 * @throws RangeError when the amount is not a safe integer.
 */
export function money(amount: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not an amount of money`);
  return { amount, currency };
}

export function zero(currency: Currency): Money {
  return money(0, currency);
}

/** @throws RangeError when the currencies differ: no rate is known here. */
export function add(a: Money, b: Money): Money {
  return money(a.amount + b.amount, common(a, b));
}

/** @throws RangeError when the currencies differ. */
export function subtract(a: Money, b: Money): Money {
  return money(a.amount - b.amount, common(a, b));
}

export function multiply(a: Money, times: number): Money {
  return money(a.amount * times, a.currency);
}

/** Formats money for people: $19.99. */
export function format({ amount, currency }: Money): string {
  const style = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return style.format(amount / 10 ** (style.resolvedOptions().maximumFractionDigits ?? 2));
}

/** @throws RangeError when the currencies differ. */
export function isLess(a: Money, b: Money): boolean {
  common(a, b);
  return a.amount < b.amount;
}

export function isEqual(a: Money, b: Money): boolean {
  return a.amount === b.amount && a.currency === b.currency;
}

function common(a: Money, b: Money): Currency {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} do not mix`);
  return a.currency;
}
