import { ConfigurationError } from '@quartet/infra/configuration-error';
import type { Resource } from '@quartet/infra/templates';
import { countedElsewhere, free } from './free.ts';
import type { Line, Rules, When } from './line.ts';
import { type PriceName, prices } from './prices.ts';
import { compute } from './rules/compute.ts';
import { data } from './rules/data.ts';
import { edge } from './rules/edge.ts';
import { network } from './rules/network.ts';
import { watching } from './rules/watching.ts';

const rules: Rules = { ...compute, ...network, ...data, ...edge, ...watching };

/** Costs in dollars a month. */
export type Figures = Readonly<Record<When, number>>;

/** The resources of one price, combined. */
export interface Item extends Line {
  readonly dollars: number;
}

export interface Estimate {
  readonly figures: Figures;
  /** The items, the most expensive first. */
  readonly items: readonly Item[];
  readonly free: readonly string[];
  readonly countedElsewhere: readonly string[];
}

/** Estimates the monthly cost of the resources. Throws a ConfigurationError for a type without a rule. */
export function estimate(resources: readonly Resource[]): Estimate {
  const items = sum(resources.flatMap((resource) => linesOf(resource, resources)));
  const types = [...new Set(resources.map(({ type }) => type))].sort();
  return {
    figures: {
      idle: total(items, 'idle'),
      inUse: total(items, 'inUse'),
      perMillion: total(items, 'perMillion'),
    },
    items,
    free: types.filter((type) => free.has(type)),
    countedElsewhere: types.filter((type) => countedElsewhere.has(type)),
  };
}

function linesOf(resource: Resource, all: readonly Resource[]): readonly Line[] {
  const { type } = resource;
  const rule = rules[type];
  if (rule) return rule(resource, all);
  if (free.has(type) || countedElsewhere.has(type)) return [];
  throw new ConfigurationError(
    `Nobody has said what ${type} costs; give it a rule in cost/rules, or add it to cost/free.ts.`,
  );
}

function sum(lines: readonly Line[]): readonly Item[] {
  const items = new Map<string, Item>();
  for (const line of lines) {
    const key = `${line.when} ${line.what}`;
    const quantity = line.quantity + (items.get(key)?.quantity ?? 0);
    items.set(key, { ...line, quantity, dollars: costOf(line.price, quantity) });
  }
  return [...items.values()].sort((one, other) => other.dollars - one.dollars);
}

function total(items: readonly Item[], when: When): number {
  return items.filter((item) => item.when === when).reduce((sum, { dollars }) => sum + dollars, 0);
}

function costOf(price: PriceName, quantity: number): number {
  return prices[price].dollars * quantity;
}
