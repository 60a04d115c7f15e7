import { setTimeout as pause } from 'node:timers/promises';
import type { TaskRow } from '@quartet/aws/protocol/tasks';
import type { Service } from '@quartet/cloudformation/model/services';
import { lastWords } from '../supervisor/last-words.ts';
import { accepts, answersOk } from '../supervisor/probe.ts';
import type { Launcher } from './launcher.ts';
import type { Registry } from './registry.ts';
import type { Release } from './release.ts';
import { createStanding, type Standing } from './standing.ts';
import { watchHealth } from './watch-health.ts';

export interface TaskPlan {
  /** `orders-1`. */
  readonly name: string;
  readonly service: Service;
  readonly release: Release;
  readonly env: NodeJS.ProcessEnv;
  readonly port: number;
  /** Where the balancer finds it. */
  readonly url: string;
  /** Where the runner asks, in place of the balancer, whether it serves; for when there is something between the two. */
  readonly ownCheck: string | undefined;
}

export interface TaskTools {
  readonly launcher: Launcher;
  readonly registry: Registry;
  /** Milliseconds; the template's limit holds where it is shorter. */
  readonly stopLimit: number;
  /** Called after each change that others may see. */
  readonly changed: () => void;
}

/** One task, from its start to its end. */
export interface Task extends Pick<Standing, 'isSteady' | 'wasSteady' | 'startTime' | 'trouble'> {
  readonly name: string;
  readonly release: Release;
  /** When it was started, on the clock of `performance`. */
  readonly since: number;
  row(): TaskRow;
  /** Why it has ended. */
  readonly ended: Promise<string>;
  lastWords(): string;
  /** Out of the balancer first, then drained, then ended. */
  stop(): Promise<void>;
  kill(): void;
}

const poll = 20;

export function startTask(plan: TaskPlan, tools: TaskTools): Task {
  const { name, service, release, env } = plan;
  const { container } = service;
  const since = performance.now();
  const startedAt = new Date().toISOString();
  const standing = createStanding(plan, since);
  const launched = tools.launcher.launch({ name, release, container, env });
  const over = new AbortController();

  const learn: Standing['learn'] = (news) => {
    standing.learn(news);
    tools.changed();
  };

  const ended = launched.ended.then((reason) => {
    over.abort();
    if (isKnown(service)) tools.registry.lost(name);
    return reason;
  });

  async function stop(): Promise<void> {
    if (isKnown(service) && standing.facts().state === 'RUNNING') {
      learn({ state: 'DRAINING' });
      await Promise.race([tools.registry.deregister(name), ended]);
    }
    learn({ state: 'STOPPING' });
    await launched.stop(Math.min(container.stopTimeout * 1_000, tools.stopLimit));
    await ended;
  }

  const life = { plan, registry: tools.registry, standing, learn, signal: over.signal };
  void enter(life);
  void watch(life, launched.check);
  const { isSteady, wasSteady, startTime, trouble } = standing;
  return {
    ...{ name, release, since, ended, stop, isSteady, wasSteady, startTime, trouble },
    lastWords: () => lastWords(launched.recent()),
    kill: launched.kill,
    row: () => ({ ...rowOf(plan, standing), pid: launched.pid(), startedAt }),
  };
}

function rowOf(
  { name, service, port, release }: TaskPlan,
  { facts }: Standing,
): Omit<TaskRow, 'pid' | 'startedAt'> {
  const { state, health } = facts();
  return { name, service: service.name, port, state, health, release: release.id };
}

interface Life {
  readonly plan: TaskPlan;
  readonly registry: Registry;
  readonly standing: Standing;
  readonly learn: Standing['learn'];
  /** Aborted when the task has ended. */
  readonly signal: AbortSignal;
}

/** Makes it known as soon as it can be asked. */
async function enter({ plan, registry, standing, learn, signal }: Life): Promise<void> {
  const { name: id, service, port, url, ownCheck } = plan;
  const opened =
    service.container.containerPort === undefined || (await until(() => accepts(port), signal));
  if (!opened || standing.facts().state !== 'PENDING') return;
  learn({ state: 'RUNNING' });
  if (isKnown(service)) {
    const { name, targetGroupArns: groups, discoveryName } = service;
    registry.watch(id, (health) => {
      learn({ health });
      if (health === 'unhealthy') after(standing.startTime() ?? 0, signal, () => learn({}));
    });
    registry.register({ id, service: name, url, groups, name: discoveryName });
  }
  if (ownCheck === undefined) return;
  if (await until(() => answersOk(ownCheck), signal)) learn({ answers: true });
}

/** Its health command decides as long as it lives; what the balancer thinks counts once the grace is over. */
async function watch({ plan, learn, signal }: Life, check: () => Promise<boolean>): Promise<void> {
  const { healthCheckGracePeriod: grace, container, targetGroupArns: targetGroups } = plan.service;
  after(grace * 1_000, signal, () => learn({}));
  const { healthCheck: health } = container;
  if (!health) return;
  const eager = targetGroups.length === 0;
  await watchHealth({ health, check, eager, signal, found: (isAlive) => learn({ isAlive }) });
}

/** Calls back after so many milliseconds, unless the task has ended by then. */
function after(milliseconds: number, signal: AbortSignal, callback: () => void): void {
  void pause(milliseconds, undefined, { signal, ref: false }).then(callback, () => undefined);
}

/** Whether anybody finds its tasks: through a target group, or by name. */
function isKnown({ targetGroupArns: targetGroups, discoveryName }: Service): boolean {
  return targetGroups.length > 0 || discoveryName !== undefined;
}

/** False when it was given up before it came true. */
async function until(holds: () => Promise<boolean>, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await holds()) return !signal.aborted;
    await pause(poll);
  }
  return false;
}
