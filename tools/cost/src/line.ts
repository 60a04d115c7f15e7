import type { Resource } from '@quartet/infra/templates';
import type { PriceName } from './prices.ts';

/** When a cost arises: always, from the first request on, or for each million requests. */
export type When = 'idle' | 'inUse' | 'perMillion';

/** A quantity of something that has a price. */
export interface Line {
  readonly what: string;
  readonly when: When;
  readonly price: PriceName;
  readonly quantity: number;
}

/** Computes the costs of a resource of one type, given all others. */
type Rule = (resource: Resource, all: readonly Resource[]) => readonly Line[];

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
