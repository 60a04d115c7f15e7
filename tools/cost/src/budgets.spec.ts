import { budgets, exceeded } from './budgets.ts';

const budget = budgets['dev'] ?? { idle: 0, inUse: 0, perMillion: 0 };

it('returns no message for a stage within its budget', () => {
  expect(exceeded('dev', budget)).toEqual([]);
});

it('returns one sentence for a value over its budget, with what to do', () => {
  expect(exceeded('dev', { ...budget, idle: budget.idle + 1 })).toEqual([
    `dev costs ${(budget.idle + 1).toFixed(2)} $ a month idle, and its budget is ${budget.idle} $: ` +
      'make it cheaper, or raise the budget in cost/budgets.ts.',
  ]);
});

it('throws for a stage without a budget', () => {
  expect(() => exceeded('qa', budget)).toThrow('The stage "qa" has no budget');
});
