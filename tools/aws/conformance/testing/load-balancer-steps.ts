import { eventually } from '@quartet/testing';
import type { TargetState } from '../../src/protocol/messages.ts';
import type { LoadBalancerHarness } from './load-balancer-harness.ts';
import type { TaskBehaviour } from './faulty-task.ts';
import { type Answered, send, type Sent } from './send.ts';

/** One row of what happens to a balancer: it does something, and expects something. */
export type LoadBalancerStep = (harness: LoadBalancerHarness) => Promise<void> | void;

interface Expected {
  /** @default 1, one after another */
  readonly times?: number;
  /** The expected part of each response. @default a status of 200 */
  readonly answered?: Partial<Answered>;
  /** The number of requests that each task got. */
  readonly by?: Readonly<Record<string, number>>;
  /** Expected headers of the last request that the task received; undefined ones must be absent. */
  readonly received?: Readonly<Record<string, unknown>>;
  /** Path and query of the last request that the first of these tasks received. */
  readonly url?: string;
}

/** Asks, and looks at the answers and at what the tasks got. */
export function asks(asked: Sent | string, expected: Expected = {}): LoadBalancerStep {
  const sent = typeof asked === 'string' ? { path: asked } : asked;
  const { times = 1, answered = { status: 200 }, by, received, url } = expected;
  return async ({ loadBalancer, task }) => {
    const ids = Object.keys(by ?? {});
    const before = ids.map((id) => task(id).received.length);
    for (let count = 0; count < times; count++) {
      expect(await send(loadBalancer.url, sent)).toMatchObject(answered);
    }
    const got = ids.map((id, index) => [id, task(id).received.length - (before[index] ?? 0)]);
    if (by) expect(Object.fromEntries(got)).toEqual(by);
    if (url) expect(task(ids[0] ?? 'a').received.at(-1)?.url).toBe(url);
    if (received) expectHeaders(task(ids[0] ?? 'a').received.at(-1)?.headers, received);
  };
}

function expectHeaders(got: object = {}, expected: Readonly<Record<string, unknown>>): void {
  const all = new Map<string, unknown>(Object.entries(got));
  const named = Object.keys(expected).map((name) => [name, all.get(name)]);
  expect(Object.fromEntries(named)).toEqual(expected);
}

/** Sends what no client sends, until the balancer closes, and looks at what it says and that no task hears of it. */
export function speaks(bytes: string, expected: RegExp): LoadBalancerStep {
  return async ({ loadBalancer, task }) => {
    const before = task('a').received.length;
    expect(await loadBalancer.sendBytes(bytes)).toMatch(expected);
    expect(task('a').received).toHaveLength(before);
  };
}

/** Sends a request that its task leaves unanswered, and waits until it is there. */
export function begins(id: string, path = '/slow'): LoadBalancerStep {
  return async ({ loadBalancer, pending, task }) => {
    const before = task(id).received.length;
    const response = send(loadBalancer.url, { path });
    response.catch(() => undefined);
    pending.push(response);
    await eventually(() => task(id).received.length > before);
  };
}

/** The task answers what has begun. */
export function releases(id: string): LoadBalancerStep {
  return ({ task }) => task(id).release();
}

/** Expects this response to the oldest pending request. */
export function ends(answered: Partial<Answered>): LoadBalancerStep {
  return async ({ pending }) => expect(await pending.shift()).toMatchObject(answered);
}

/** From here on the health checks of a task are answered so. */
export function checks(id: string, behaviour: TaskBehaviour): LoadBalancerStep {
  return ({ task }) => task(id).answerChecksWith(behaviour);
}

interface StateChange {
  /** Health checks that it took. */
  readonly after?: number;
  /** The code of AWS. */
  readonly because?: string;
}

/** A target comes to a state. */
export function becomes(
  id: string,
  state: TargetState,
  { after, because }: StateChange = {},
): LoadBalancerStep {
  return async ({ loadBalancer, changes }) => {
    await eventually(() => loadBalancer.state(id) === state);
    const change = changes.findLast((each) => each.id === id && each.state === state);
    if (after !== undefined) expect(change?.checks).toBe(after);
    if (because !== undefined) expect(change?.reason).toContain(because);
  };
}

/** A target stays in its state for so many health checks. */
export function stays(id: string, state: TargetState, count: number): LoadBalancerStep {
  return async ({ loadBalancer, changes, task }) => {
    const before = changes.length;
    await eventually(() => task(id).checks() >= count);
    expect([loadBalancer.state(id), changes.slice(before)]).toEqual([state, []]);
  };
}

export function registers(id: string, behaviour?: TaskBehaviour): LoadBalancerStep {
  return ({ register }) => register(id, behaviour);
}

/** Registers a task whose health checks are answered so from the start. */
export function registersAs(id: string, check: TaskBehaviour): LoadBalancerStep {
  return async ({ register, task }) => {
    await register(id);
    task(id).answerChecksWith(check);
  };
}

export function deregisters(id: string): LoadBalancerStep {
  return ({ deregister }) => deregister(id);
}

/** A target has left for good. */
export function leaves(id: string): LoadBalancerStep {
  return ({ deregistered }) => eventually(() => deregistered.has(id)).then(() => undefined);
}

/** A target is on its way out, and no further. */
export function lingers(id: string): LoadBalancerStep {
  return ({ deregistered }) => expect([...deregistered]).not.toContain(id);
}

export function dies(id: string): LoadBalancerStep {
  return ({ task }) => task(id).die();
}
