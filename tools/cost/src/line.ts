import type { Resource } from '@quartet/infra/templates';
import type { PriceName } from './prices.ts';

/** A month without a request, from the first request on, and for each million of them. */
export type When = 'idle' | 'inUse' | 'perMillion';

/** So much of something that has a price. */
export interface Line {
  readonly what: string;
  readonly when: When;
  readonly price: PriceName;
  readonly quantity: number;
}

/** What a resource of one type costs, seen among all the others. */
export type Rule = (resource: Resource, all: readonly Resource[]) => readonly Line[];

export type Rules = Readonly<Record<string, Rule>>;

type Amount = readonly [what: string, price: PriceName, quantity: number];

export function idle(...[what, price, quantity]: Amount): Line {
  return { what, when: 'idle', price, quantity };
}

export function inUse(...[what, price, quantity]: Amount): Line {
  return { what, when: 'inUse', price, quantity };
}

export function perMillion(...[what, price, quantity]: Amount): Line {
  return { what, when: 'perMillion', price, quantity };
}
