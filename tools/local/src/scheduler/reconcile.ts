import type { Service } from '@quartet/cloudformation/model/services';

/** The state of a task that the plan depends on. */
export interface ReplicaState {
  /** Runs the desired release and needs no replacement. */
  readonly isCurrent: boolean;
  /** Passes its checks now. */
  readonly isReady: boolean;
  readonly hasNeverBeenReady: boolean;
}

interface TaskChanges<Task> {
  /** The number of tasks to start. */
  readonly start: number;
  readonly stop: readonly Task[];
}

type DeploymentLimits = Pick<Service, 'desiredCount' | 'minimumHealthyPercent' | 'maximumPercent'>;

/**
 * Plans the next step towards the desired count, as ECS does: starts new tasks up to the maximum and stops
 * old ones only while the minimum stays ready. An unhealthy task stops when its replacement is ready, or
 * first where there is no room for one.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html
 * @param tasks those that are not stopping, ordered by their start
 */
export function planTaskChanges<Task extends ReplicaState>(
  { desiredCount, minimumHealthyPercent, maximumPercent }: DeploymentLimits,
  tasks: readonly Task[],
): TaskChanges<Task> {
  const current = tasks.filter((task) => task.isCurrent);
  const old = tasks.filter((task) => !task.isCurrent);
  const excess = current.slice(desiredCount);
  const neverReady = old.filter((task) => task.hasNeverBeenReady);
  const readyCount = tasks.filter((task) => task.isReady && !excess.includes(task)).length;
  const minimum = Math.ceil((desiredCount * minimumHealthyPercent) / 100);
  const maximum = Math.floor((desiredCount * maximumPercent) / 100);
  const replaceable = Math.max(0, readyCount - minimum);
  const replaced = old.filter((task) => task.isReady).slice(0, replaceable);
  const isFull = tasks.length - excess.length - neverReady.length - replaced.length >= maximum;
  const unhealthy = old.filter((task) => !task.hasNeverBeenReady && !task.isReady);
  const stopped = readyCount >= desiredCount || isFull ? unhealthy : [];
  const stop = [...excess, ...neverReady, ...replaced, ...stopped];
  const room = Math.max(0, maximum - (tasks.length - stop.length));
  return { start: Math.min(Math.max(0, desiredCount - current.length), room), stop };
}
