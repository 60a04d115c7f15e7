import type { Estimate } from './estimate.ts';
import { hours, source } from './prices.ts';

const shown = 5;
const hoursOfDay = 24;

/** The estimate in Markdown, for the comment of a pull request. */
export function markdownOf({ figures, items }: Estimate): string {
  const { idle, inUse, perMillion } = figures;
  const largest = items.filter(({ when }) => when === 'idle').slice(0, shown);
  return [
    `About **$${dollars((idle / hours) * hoursOfDay)} a day** while it is open ($${dollars(idle)} a month), $${dollars(inUse)} more a month once it is in use, and $${dollars(perMillion)} per million requests. Largest parts, at list prices of ${source.date} (${source.region}):`,
    '',
    '| a month | what |',
    '| ------: | ---- |',
    ...largest.map((item) => `| $${dollars(item.dollars)} | ${item.what} |`),
    '',
  ].join('\n');
}

function dollars(amount: number): string {
  return amount.toFixed(2);
}
