import type { TaskRow } from '@quartet/local-client/task-row';
import type { TaskPlan } from './task-plan.ts';

/** The observed state of a task. */
interface Facts {
  readonly state: TaskRow['state'];
  /** The target health that the load balancer reports. */
  readonly health: TaskRow['health'];
  /** The last result of its health command; undefined before the first. */
  readonly isContainerHealthy: boolean | undefined;
  /** True once its readiness URL has answered 200. */
  readonly isReachable: boolean;
}

/** The health of a task between its start and its end. */
export interface TaskStatus {
  readonly facts: () => Facts;
  update(change: Partial<Facts>): void;
  isReady(): boolean;
  hasBeenReady(): boolean;
  /** Milliseconds from its start until it was first ready; undefined until then. */
  startTime(): number | undefined;
  /** The reason why the running task must be replaced; undefined while it need not be. */
  unhealthyReason(): string | undefined;
}

/** @param since when the task was started, on the clock of `performance` */
export function createTaskStatus({ service, readinessUrl }: TaskPlan, since: number): TaskStatus {
  const hasTargetGroup = service.targetGroupArns.length > 0;
  let facts: Facts = {
    state: 'PENDING',
    health: hasTargetGroup ? 'initial' : 'unused',
    isContainerHealthy: undefined,
    isReachable: false,
  };
  let startTime: number | undefined;
  let unhealthySince = 0;

  function passesChecks(): boolean {
    if (readinessUrl !== undefined) return facts.isReachable;
    if (hasTargetGroup) return facts.health === 'healthy';
    return service.container.healthCheck === undefined || facts.isContainerHealthy === true;
  }

  /** A slow task gets as long as a replacement would take to start. */
  function isInGracePeriod(): boolean {
    const now = performance.now();
    const gracePeriod = service.healthCheckGracePeriod * 1_000;
    return now - since < gracePeriod || now - unhealthySince < (startTime ?? 0);
  }

  function unhealthyReason(): string | undefined {
    if (facts.isContainerHealthy === false) return 'its health command failed';
    if (facts.health !== 'unhealthy' || readinessUrl !== undefined || isInGracePeriod())
      return undefined;
    return 'its load balancer health check failed';
  }

  const isReady = () =>
    facts.state === 'RUNNING' && unhealthyReason() === undefined && passesChecks();

  return {
    facts: () => facts,
    update: (change) => {
      if (change.health === 'unhealthy' && facts.health !== 'unhealthy') {
        unhealthySince = performance.now();
      }
      facts = { ...facts, ...change };
      if (isReady()) startTime ??= performance.now() - since;
    },
    isReady,
    hasBeenReady: () => startTime !== undefined,
    startTime: () => startTime,
    unhealthyReason,
  };
}
