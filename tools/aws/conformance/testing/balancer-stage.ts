import { eventually } from '@quartet/testing';
import type { BalancerGiven } from '../balancer-case.ts';
import type { TargetState } from '../../src/protocol/messages.ts';
import { type Balancing, startBalancing } from './balancing.ts';
import { type Manner, type OddTask, startOddTask } from './odd-task.ts';
import type { Answered } from './send.ts';

/** A balancer, its tasks, and what has become of them. */
export interface BalancerStage extends AsyncDisposable {
  readonly balancing: Balancing;
  task(id: string): OddTask;
  /** Starts a task and makes it known to the balancer. */
  register(id: string, manner?: Manner): Promise<void>;
  readonly changes: readonly Change[];
  /** Requests that are under way. */
  readonly begun: Promise<Answered>[];
  /** Ids of targets that have been deregistered to the end. */
  readonly gone: ReadonlySet<string>;
  deregister(id: string): void;
}

export interface Change {
  readonly id: string;
  readonly state: TargetState;
  readonly reason: string;
  /** Of the task, since it was told how to answer them. */
  readonly checks: number;
}

/** With the tasks that are given, once they are healthy. */
export async function openBalancerStage(given: BalancerGiven = {}): Promise<BalancerStage> {
  await using starting = new AsyncDisposableStack();
  const ending = starting.use(new AsyncDisposableStack());
  const balancing = ending.use(await startBalancing(given));
  const tasks = new Map<string, OddTask>();
  const changes: Change[] = [];
  const gone = new Set<string>();
  const task = (id: string) => {
    const found = tasks.get(id);
    if (!found) throw new Error(`there is no task ${id}`);
    return found;
  };
  balancing.balancer.onHealth(({ id, state, reason }) => {
    changes.push({ id, state, reason, checks: task(id).checks() });
  });
  const register = async (id: string, manner: Manner = 200) => {
    const started = ending.use(await startOddTask(id, manner));
    tasks.set(id, started);
    balancing.register(id, started.url, given.groupOf?.[id]);
  };
  const { tasks: manners = { a: 200 } } = given;
  for (const [id, manner] of Object.entries(manners)) await register(id, manner);
  const ids = Object.keys(manners);
  await eventually(() => ids.every((id) => balancing.state(id) === 'healthy'));
  const running = starting.move();
  return {
    ...{ balancing, task, register, changes, gone },
    begun: [],
    deregister: (id) => void balancing.balancer.deregister(id).then(() => gone.add(id)),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
