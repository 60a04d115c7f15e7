import { budgetOf } from './budgets.ts';
import type { Estimate, Item } from './estimate.ts';
import type { When } from './line.ts';
import { prices, source } from './prices.ts';

const shown = 10;
const cent = 0.005;

const titles: Readonly<Record<When, string>> = {
  idle: 'a month without a request',
  inUse: 'more a month once it is in use',
  perMillion: 'per million requests',
};

/** Formats the estimate as a table. */
export function report(stage: string, estimate: Estimate): string {
  const whens = Object.keys(titles) as When[];
  return [
    `${stage}, in dollars at list prices of ${source.date} (${source.region}, ${source.site})`,
    ...whens.map((when) => section(stage, estimate, when)),
    `Costs nothing: ${estimate.free.map(short).join(', ')}.`,
    `Counted elsewhere or next to nothing: ${estimate.countedElsewhere.map(short).join(', ')}.`,
    '',
  ].join('\n\n');
}

function section(stage: string, { figures, items }: Estimate, when: When): string {
  const own = items.filter((item) => item.when === when && item.dollars >= cent);
  const rest = own.slice(shown);
  const budget = budgetOf(stage)?.[when];
  const sum = rest.reduce((total, { dollars }) => total + dollars, 0);
  return [
    `${amount(figures[when])}  ${titles[when]}${budget === undefined ? '' : `; the budget is ${budget}`}`,
    ...own.slice(0, shown).map(row),
    ...(rest.length > 0 ? [`  ${amount(sum)}  ${rest.length} smaller ones`] : []),
  ].join('\n');
}

function row({ what, price, quantity, dollars }: Item): string {
  const { unit, dollars: each } = prices[price];
  const counted = Number(quantity.toPrecision(4)).toLocaleString('en-US');
  return `  ${amount(dollars)}  ${what.padEnd(36)}${counted} × ${each} per ${unit}`;
}

function amount(dollars: number): string {
  return dollars.toFixed(2).padStart(8);
}

function short(type: string): string {
  return type.replace('AWS::', '');
}
