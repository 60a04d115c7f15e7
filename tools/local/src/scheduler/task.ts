import type { TaskPlan } from './task-plan.ts';
import { setTimeout as pause } from 'node:timers/promises';
import type { TaskRow } from '@quartet/local-client/task-row';
import type { Service } from '@quartet/cloudformation/model/services';
import { failureReason } from '../supervisor/failure-reason.ts';
import { isListening, respondsOk } from '../supervisor/probe.ts';
import type { Launcher } from './launcher.ts';
import type { Registry } from './registry.ts';
import type { Release } from './release.ts';
import { createTaskStatus, type TaskStatus } from './task-status.ts';
import { watchHealth } from './watch-health.ts';

export interface TaskTools {
  readonly launcher: Launcher;
  readonly registry: Registry;
  /** Milliseconds; the template's stop timeout applies where it is shorter. */
  readonly stopLimit: number;
  /** Called after each visible change. */
  readonly onChange: () => void;
}

/** One task, from its start to its end. */
export interface Task extends Pick<
  TaskStatus,
  'isReady' | 'hasBeenReady' | 'startTime' | 'unhealthyReason'
> {
  readonly name: string;
  readonly release: Release;
  /** The time of its start, on the clock of `performance`. */
  readonly since: number;
  row(): TaskRow;
  /** Resolves with the signal or exit code. */
  readonly ended: Promise<string>;
  failureReason(): string;
  /** Deregisters the task, drains it and ends it. */
  stop(): Promise<void>;
  kill(): void;
}

const poll = 20;

export function startTask(plan: TaskPlan, tools: TaskTools): Task {
  const { name, service, release, env } = plan;
  const { container } = service;
  const since = performance.now();
  const startedAt = new Date().toISOString();
  const status = createTaskStatus(plan, since);
  const launched = tools.launcher.launch({ name, release, container, env });
  const over = new AbortController();

  const update: TaskStatus['update'] = (change) => {
    status.update(change);
    tools.onChange();
  };

  const ended = launched.ended.then((reason) => {
    over.abort();
    if (isDiscoverable(service)) tools.registry.lost(name);
    return reason;
  });

  async function stop(): Promise<void> {
    if (isDiscoverable(service) && status.facts().state === 'RUNNING') {
      update({ state: 'DRAINING' });
      await Promise.race([tools.registry.deregister(name), ended]);
    }
    update({ state: 'STOPPING' });
    await launched.stop(Math.min(container.stopTimeout * 1_000, tools.stopLimit));
    await ended;
  }

  const running = { plan, registry: tools.registry, status, update, signal: over.signal };
  void registerWhenListening(running);
  void watchContainerHealthCheck(running, launched.runHealthCommand);
  const { isReady, hasBeenReady, startTime, unhealthyReason } = status;
  return {
    ...{ name, release, since, ended, stop, isReady, hasBeenReady, startTime, unhealthyReason },
    failureReason: () => failureReason(launched.recentOutput()),
    kill: launched.kill,
    row: () => ({ ...rowOf(plan, status), pid: launched.pid(), startedAt }),
  };
}

function rowOf(
  { name, service, port, release }: TaskPlan,
  { facts }: TaskStatus,
): Omit<TaskRow, 'pid' | 'startedAt'> {
  const { state, health } = facts();
  return { name, service: service.name, port, state, health, release: release.id };
}

interface RunningTask {
  readonly plan: TaskPlan;
  readonly registry: Registry;
  readonly status: TaskStatus;
  readonly update: TaskStatus['update'];
  /** Aborted when the task has ended. */
  readonly signal: AbortSignal;
}

/** Registers the task as soon as it accepts connections. */
async function registerWhenListening({
  plan,
  registry,
  status,
  update,
  signal,
}: RunningTask): Promise<void> {
  const { name: id, service, port, url, readinessUrl } = plan;
  const opened =
    service.container.containerPort === undefined ||
    (await waitFor(() => isListening(port), signal));
  if (!opened || status.facts().state !== 'PENDING') return;
  update({ state: 'RUNNING' });
  if (isDiscoverable(service)) {
    const { name, targetGroupArns: groups, discoveryName } = service;
    registry.watch(id, (health) => {
      update({ health });
      if (health === 'unhealthy') after(status.startTime() ?? 0, signal, () => update({}));
    });
    registry.register({ id, service: name, url, groups, name: discoveryName });
  }
  if (readinessUrl === undefined) return;
  if (await waitFor(() => respondsOk(readinessUrl), signal)) update({ isReachable: true });
}

/** Runs its health command until it ends; the load balancer's checks count after the grace period. */
async function watchContainerHealthCheck(
  { plan, update, signal }: RunningTask,
  check: () => Promise<boolean>,
): Promise<void> {
  const { healthCheckGracePeriod, container, targetGroupArns } = plan.service;
  after(healthCheckGracePeriod * 1_000, signal, () => update({}));
  const { healthCheck: health } = container;
  if (!health) return;
  const isEager = targetGroupArns.length === 0;
  const onResult = (isContainerHealthy: boolean) => update({ isContainerHealthy });
  await watchHealth({ health, check, isEager, signal, onResult });
}

/** Calls back after a delay, unless the task has ended by then. */
function after(milliseconds: number, signal: AbortSignal, callback: () => void): void {
  void pause(milliseconds, undefined, { signal, ref: false }).then(callback, () => undefined);
}

/** True when clients find its tasks, through a target group or by name. */
function isDiscoverable({ targetGroupArns, discoveryName }: Service): boolean {
  return targetGroupArns.length > 0 || discoveryName !== undefined;
}

/** Polls until the condition holds; false when it was aborted first. */
async function waitFor(condition: () => Promise<boolean>, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await condition()) return !signal.aborted;
    await pause(poll);
  }
  return false;
}
