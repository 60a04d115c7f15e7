import type { ExecutorContext } from '@nx/devkit';
import { DeliveryFailure } from '../delivery-failure.ts';
import { carryOut, type DeliveryOptions, deliveryOf } from './delivery.ts';

/** `nx rollback orders`: back to the image before, which the registry still has. */
export function rollback(options: DeliveryOptions, context: ExecutorContext) {
  const delivery = deliveryOf(options, context);
  const { service, place, plan } = delivery;
  return carryOut(delivery, async () => {
    const { name } = service;
    const [now, release] = [await place.running(name), await place.previous(name)];
    if (!release) {
      throw new DeliveryFailure(`${name} has run no other image before in ${place.name}.`);
    }
    const stacks = plan ? [] : await place.roll(name, release);
    return { ...release, stacks, rolled: true, before: now, why: ['rolled back'] };
  });
}
