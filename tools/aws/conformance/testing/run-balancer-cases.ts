import type { BalancerCase } from '../balancer-case.ts';
import { openBalancerStage } from './balancer-stage.ts';

/** Makes a test of each row of a table. */
export function runBalancerCases(cases: readonly BalancerCase[]): void {
  it.each(cases)('$name', async ({ given, steps }) => {
    await using stage = await openBalancerStage(given);
    for (const step of steps) await step(stage);
  });
}
