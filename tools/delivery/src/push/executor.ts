import type { ExecutorContext } from '@nx/devkit';
import { type DeliveryOptions, carryOut, deliveryOf } from '../deploy/delivery.ts';
import { whyAnImage } from '../receipt/why.ts';
import { pushService } from './push-service.ts';
import { openRepository } from './registry.ts';

/** `nx push orders`: sees to it that the registry has the image of a service, or says what that would take. */
export function push(options: DeliveryOptions, context: ExecutorContext) {
  const delivery = deliveryOf(options, context);
  const { service, place, plan, question } = delivery;
  return carryOut(delivery, async () => {
    const repository = openRepository(await place.registry(), `quartet/${service.name}`);
    return { ...(await pushService(service, repository, plan)), why: whyAnImage(question) };
  });
}
