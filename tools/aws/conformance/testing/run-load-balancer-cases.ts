import type { LoadBalancerCase } from '../load-balancer-case.ts';
import { startLoadBalancerHarness } from './load-balancer-harness.ts';

/** Makes a test of each row of a table. */
export function runLoadBalancerCases(cases: readonly LoadBalancerCase[]): void {
  it.each(cases)('$name', async ({ given, steps }) => {
    await using harness = await startLoadBalancerHarness(given);
    for (const step of steps) await step(harness);
  });
}
