import type { ExecutorContext } from '@nx/devkit';
import { whyAProject } from '../receipt/why.ts';
import { carryOut, type DeliveryOptions, deliveryOf } from './delivery.ts';

/** `nx deploy infra`: deploys what all services stand on, as far as it is not there yet. */
export function deployStacks(options: DeliveryOptions, context: ExecutorContext) {
  const delivery = deliveryOf(options, context);
  const { place, plan, question } = delivery;
  return carryOut(delivery, async () => {
    const stacks = await place.behind();
    if (!plan && stacks.length > 0) await place.deployShared(stacks);
    return { stacks, why: whyAProject(question) };
  });
}
