import type { Service } from './services.ts';
import type { Stage } from './stages.ts';

/** Priorities below belong to the stage that has the load balancer; above, each pull request has a range. */
export const priorityRange = 100;
const firstRange = 10;

/** AWS takes priorities up to 50,000. */
export const ranges = 490;

/**
 * The priority of a service's rules. That of a pull request is in the range of its number, which it has alone among
 * 490 numbers in a row: `pr-123` has the priorities from 13,300 to 13,399.
 */
export function listenerPriority({ priority }: Pick<Service, 'priority'>, stage: Stage): number {
  if (!stage.host) return priority;
  const number = Number(stage.name.replace('pr-', ''));
  return (firstRange + (number % ranges)) * priorityRange + priority;
}
