import { eventually } from '@quartet/testing';
import type { LoadBalancerGiven } from '../load-balancer-given.ts';
import type { TargetState } from '../../src/protocol/messages.ts';
import { type TestLoadBalancer, startTestLoadBalancer } from './test-load-balancer.ts';
import { type TaskBehaviour, type FaultyTask, startFaultyTask } from './faulty-task.ts';
import type { Answered } from './send.ts';

/** A balancer, its tasks, and what has become of them. */
export interface LoadBalancerHarness extends AsyncDisposable {
  readonly loadBalancer: TestLoadBalancer;
  task(id: string): FaultyTask;
  /** Starts a task and makes it known to the balancer. */
  register(id: string, behaviour?: TaskBehaviour): Promise<void>;
  readonly changes: readonly Change[];
  /** Requests that are under way. */
  readonly pending: Promise<Answered>[];
  /** Ids of targets that have been deregistered to the end. */
  readonly deregistered: ReadonlySet<string>;
  deregister(id: string): void;
}

interface Change {
  readonly id: string;
  readonly state: TargetState;
  readonly reason: string;
  /** Health checks of the task since its answer to them was last set. */
  readonly checks: number;
}

/** Starts a balancer and its tasks, and waits until all are healthy. */
export async function startLoadBalancerHarness(
  given: LoadBalancerGiven = {},
): Promise<LoadBalancerHarness> {
  await using starting = new AsyncDisposableStack();
  const ending = starting.use(new AsyncDisposableStack());
  const loadBalancer = ending.use(await startTestLoadBalancer(given));
  const tasks = new Map<string, FaultyTask>();
  const changes: Change[] = [];
  const deregistered = new Set<string>();
  const task = (id: string) => {
    const found = tasks.get(id);
    if (!found) throw new Error(`there is no task ${id}`);
    return found;
  };
  loadBalancer.balancer.onHealth(({ id, state, reason }) => {
    changes.push({ id, state, reason, checks: task(id).checks() });
  });
  const register = async (id: string, behaviour: TaskBehaviour = 200) => {
    const started = ending.use(await startFaultyTask(id, behaviour));
    tasks.set(id, started);
    loadBalancer.register(id, started.url, given.groupOf?.[id]);
  };
  const { tasks: behaviours = { a: 200 } } = given;
  for (const [id, behaviour] of Object.entries(behaviours)) await register(id, behaviour);
  const ids = Object.keys(behaviours);
  await eventually(() => ids.every((id) => loadBalancer.state(id) === 'healthy'));
  const running = starting.move();
  return {
    ...{ loadBalancer, task, register, changes, deregistered },
    pending: [],
    deregister: (id) => void loadBalancer.balancer.deregister(id).then(() => deregistered.add(id)),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
