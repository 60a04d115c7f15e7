import { ConfigurationError } from '@quartet/infra/configuration-error';
import { isPullRequest, pullRequests } from '@quartet/infra/names';
import { services } from '@quartet/infra/services';
import type { Figures } from './estimate.ts';
import type { When } from './line.ts';

const { length: all } = services;

/** The budget of each stage and of each pull request, in dollars a month, with a part per service. Raise it deliberately. */
export const budgets: Readonly<Record<string, Figures>> = {
  dev: { idle: 32.57 + 6.25 * all, inUse: 0.605 * all, perMillion: 10 },
  [pullRequests]: { idle: 1.2 + 6.25 * all, inUse: 0.61 * all, perMillion: 10 },
  prod: { idle: 159.8 + 16.7 * all, inUse: 0.61 * all, perMillion: 10 },
};

const meanings: Readonly<Record<When, string>> = {
  idle: 'idle',
  inUse: 'more once it is in use',
  perMillion: 'per million requests',
};

/** The budget of a stage, by its name. */
export function budgetOf(stage: string): Figures | undefined {
  return budgets[isPullRequest(stage) ? pullRequests : stage];
}

/** A message for each value that is over its budget. */
export function exceeded(stage: string, figures: Figures): readonly string[] {
  const budget = budgetOf(stage);
  if (!budget) {
    throw new ConfigurationError(
      `The stage "${stage}" has no budget; give it one in cost/budgets.ts.`,
    );
  }
  return (Object.keys(meanings) as When[])
    .filter((when) => figures[when] > budget[when])
    .map(
      (when) =>
        `${stage} costs ${figures[when].toFixed(2)} $ a month ${meanings[when]}, and its budget is ` +
        `${budget[when]} $: make it cheaper, or raise the budget in cost/budgets.ts.`,
    );
}
