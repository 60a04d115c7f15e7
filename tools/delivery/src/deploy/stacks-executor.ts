import type { ExecutorContext } from '@nx/devkit';
import { whyAProject } from '../receipt/why.ts';
import { carryOut, type DeliveryOptions, deliveryOf } from './delivery.ts';

/** `nx deploy infra`: deploys what all services stand on, as far as it is not there yet. */
export function deployStacks(options: DeliveryOptions, context: ExecutorContext) {
  const delivery = deliveryOf(options, context);
  const { place, plan, question } = delivery;
  return carryOut(delivery, async () => {
    const behind = await place.behind();
    if (behind.length === 0) return {};
    const done = plan ? { stacks: behind } : await place.deployShared(behind);
    return { ...done, why: whyAProject(question) };
  });
}
