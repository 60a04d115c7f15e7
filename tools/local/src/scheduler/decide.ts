import type { Service } from '@quartet/cloudformation/model/services';

/** A task as far as its service cares. */
export interface Candidate {
  /** Of the release that is wanted, and not to be replaced. */
  readonly current: boolean;
  /** It serves now. */
  readonly steady: boolean;
  /** It has never served. */
  readonly idle: boolean;
}

export interface Decision<Task> {
  /** How many to start. */
  readonly start: number;
  readonly stop: readonly Task[];
}

export type Bounds = Pick<Service, 'desiredCount' | 'minimumHealthyPercent' | 'maximumPercent'>;

/**
 * What brings a service nearer to what is wanted, as ECS does it: new tasks as far as the upper bound
 * allows, and an old one only when enough are left that serve. An unhealthy task goes when its
 * replacement serves, or when there is no room for one before.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html
 * @param tasks that nobody has told to stop, in the order of their start
 */
export function decide<Task extends Candidate>(
  {
    desiredCount: desired,
    minimumHealthyPercent: leastHealthy,
    maximumPercent: mostRunning,
  }: Bounds,
  tasks: readonly Task[],
): Decision<Task> {
  const current = tasks.filter((task) => task.current);
  const old = tasks.filter((task) => !task.current);
  const surplus = current.slice(desired);
  const idle = old.filter((task) => task.idle);
  const serving = tasks.filter((task) => task.steady && !surplus.includes(task)).length;
  const least = Math.ceil((desired * leastHealthy) / 100);
  const most = Math.floor((desired * mostRunning) / 100);
  const spare = Math.max(0, serving - least);
  const relieved = old.filter((task) => task.steady).slice(0, spare);
  const isFull = tasks.length - surplus.length - idle.length - relieved.length >= most;
  const unhealthy = old.filter((task) => !task.idle && !task.steady);
  const missed = serving >= desired || isFull ? unhealthy : [];
  const stop = [...surplus, ...idle, ...relieved, ...missed];
  const room = Math.max(0, most - (tasks.length - stop.length));
  return { start: Math.min(Math.max(0, desired - current.length), room), stop };
}
