import type { ExecutorContext } from '@nx/devkit';
import { carryOut, type DeliveryOptions, deliveryOf } from './delivery.ts';
import { deployService, isBehind } from './deploy-service.ts';

/** `nx deploy orders`: lets the service run the image that was just pushed, or says that it would. */
export function deploy(options: DeliveryOptions, context: ExecutorContext) {
  const delivery = deliveryOf(options, context);
  const { service, place, plan, receipt } = delivery;
  const { tag = '', digest = '' } = receipt.note({});
  const deployment = { service: service.name, release: { tag, digest }, place };
  return carryOut(delivery, async () => {
    const before = await place.running(service.name);
    if (plan) return { before, rolled: await isBehind(deployment) };
    return { before, ...(await deployService(deployment)) };
  });
}
