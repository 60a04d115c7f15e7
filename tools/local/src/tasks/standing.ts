import type { TaskRow } from '../control/tasks.ts';
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
  /** Why another one must take its place although it runs. */
  trouble(): string | undefined;
}

/** @param since when the task was started, on the clock of `performance` */
export function createStanding({ service, ownCheck }: TaskPlan, since: number): Standing {
  const balanced = service.targetGroups.length > 0;
  let facts: Facts = {
    state: 'PENDING',
    health: balanced ? 'initial' : 'unused',
    isAlive: undefined,
    answers: false,
  };
  let wasSteady = false;

  function serves(): boolean {
    if (ownCheck !== undefined) return facts.answers;
    if (balanced) return facts.health === 'healthy';
    return service.container.health === undefined || facts.isAlive === true;
  }

  function trouble(): string | undefined {
    if (facts.isAlive === false) return 'its health command fails';
    const forgiven = performance.now() - since < service.grace * 1_000;
    if (facts.health !== 'unhealthy' || forgiven || ownCheck !== undefined) return undefined;
    return 'the balancer finds it unhealthy';
  }

  const isSteady = () => facts.state === 'RUNNING' && trouble() === undefined && serves();

  return {
    facts: () => facts,
    learn: (news) => {
      facts = { ...facts, ...news };
      wasSteady ||= isSteady();
    },
    isSteady,
    wasSteady: () => wasSteady,
    trouble,
  };
}
