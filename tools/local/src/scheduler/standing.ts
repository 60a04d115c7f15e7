import type { TaskRow } from '@quartet/aws/protocol/tasks';
import type { TaskPlan } from './task.ts';

/** What is known of a task at a moment. */
interface Facts {
  readonly state: TaskRow['state'];
  /** What the balancer thinks of it. */
  readonly health: TaskRow['health'];
  /** What its health command said last; undefined while that has not been asked. */
  readonly isAlive: boolean | undefined;
  /** Whether it has told the runner itself that it serves. */
  readonly answers: boolean;
}

/** Where a task stands between its start and its end, and what follows from it. */
export interface Standing {
  readonly facts: () => Facts;
  learn(news: Partial<Facts>): void;
  /** Whether it serves now, and whether it ever has. */
  isSteady(): boolean;
  wasSteady(): boolean;
  /** Milliseconds from its start until it first served; undefined until then. */
  startTime(): number | undefined;
  /** Why another one must take its place although it runs. */
  trouble(): string | undefined;
}

/** @param since when the task was started, on the clock of `performance` */
export function createStanding({ service, ownCheck }: TaskPlan, since: number): Standing {
  const balanced = service.targetGroupArns.length > 0;
  let facts: Facts = {
    state: 'PENDING',
    health: balanced ? 'initial' : 'unused',
    isAlive: undefined,
    answers: false,
  };
  let startTime: number | undefined;
  let unhealthySince = 0;

  function serves(): boolean {
    if (ownCheck !== undefined) return facts.answers;
    if (balanced) return facts.health === 'healthy';
    return service.container.healthCheck === undefined || facts.isAlive === true;
  }

  /** A task that is slow is given as long as another one would take to start. */
  function isForgiven(): boolean {
    const now = performance.now();
    return (
      now - since < service.healthCheckGracePeriod * 1_000 ||
      now - unhealthySince < (startTime ?? 0)
    );
  }

  function trouble(): string | undefined {
    if (facts.isAlive === false) return 'its health command fails';
    if (facts.health !== 'unhealthy' || ownCheck !== undefined || isForgiven()) return undefined;
    return 'the balancer finds it unhealthy';
  }

  const isSteady = () => facts.state === 'RUNNING' && trouble() === undefined && serves();

  return {
    facts: () => facts,
    learn: (news) => {
      if (news.health === 'unhealthy' && facts.health !== 'unhealthy') {
        unhealthySince = performance.now();
      }
      facts = { ...facts, ...news };
      if (isSteady()) startTime ??= performance.now() - since;
    },
    isSteady,
    wasSteady: () => startTime !== undefined,
    startTime: () => startTime,
    trouble,
  };
}
