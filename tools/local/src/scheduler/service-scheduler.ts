import { setTimeout as pause } from 'node:timers/promises';
import type { Service } from '@quartet/cloudformation/model/services';
import { print } from '../terminal/print.ts';
import { type ReplicaSet, createReplicaSet, type ReplicaSetTools } from './replica-set.ts';
import type { Release } from './release.ts';
import type { Task } from './task.ts';
import { DeploymentFailed, supersededError } from './deployment-failed.ts';

/** The operations on one service; each resolves when it is complete. */
export interface ServiceScheduler {
  /** Ordered by their start. */
  tasks(): readonly Task[];
  /** @throws DeploymentFailed when one of the first tasks exits before it is ready */
  start(release: Release): Promise<void>;
  /** Waits until all tasks are ready, however long that takes. */
  waitUntilStable(): Promise<void>;
  /** @throws DeploymentFailed when a new task does not become ready; the scheduler keeps trying */
  scale(desiredCount: number): Promise<void>;
  /**
   * Replaces the tasks by those of another release, while enough tasks stay ready.
   * @throws DeploymentFailed when its tasks do not become ready; the previous release runs again
   */
  roll(release: Release): Promise<void>;
  /** Replaces a task once its replacement is ready. */
  restart(task: Task): Promise<void>;
  /** Drains and stops a task; a replacement starts after it. */
  stopTask(task: Task): Promise<void>;
  stop(): Promise<void>;
}

interface State {
  readonly service: Service;
  readonly replicas: ReplicaSet;
  readonly stopping: AbortController;
  /** The release that a failed one is rolled back to. */
  lastStableRelease: Release | undefined;
  /** Milliseconds that the slowest of its tasks took to become ready. */
  longestStart: number;
  /** The latest operation; earlier ones are superseded by it. */
  operationId: number;
}

/** A new release gets ten times as long as the previous one took to start on this machine, and at least 30 s. */
const limits = { poll: 20, start: 30_000, timesSlower: 10, failures: 3 };

export function createServiceScheduler(service: Service, tools: ReplicaSetTools): ServiceScheduler {
  const replicas = createReplicaSet(service, tools);
  const stopping = new AbortController();
  const state: State = {
    service,
    replicas,
    stopping,
    lastStableRelease: undefined,
    longestStart: 0,
    operationId: 0,
  };
  return {
    tasks: replicas.tasks,
    start: async (release) => {
      replicas.setDesired({ release });
      await untilStable(state, 1);
      recordStable(state);
    },
    waitUntilStable: async () => {
      while (!replicas.isStable()) await pause(limits.poll, undefined, { signal: stopping.signal });
      recordStable(state);
    },
    scale: async (desiredCount) => {
      replicas.setDesired({ desiredCount });
      await untilStable(state, limits.failures);
    },
    roll: (release) => roll(state, release),
    restart: async (task) => {
      replicas.setDesired({});
      replicas.replace(task);
      await untilStable(state, limits.failures);
    },
    stopTask: async (task) => {
      replicas.stopTask(task);
      await task.ended;
    },
    stop: async () => {
      stopping.abort();
      await replicas.stop();
    },
  };
}

async function roll(state: State, release: Release): Promise<void> {
  const { replicas, service } = state;
  const operationId = state.operationId + 1;
  replicas.setDesired({ release });
  try {
    await untilStable(state, limits.failures);
    recordStable(state);
  } catch (failure) {
    const isSuperseded = operationId !== state.operationId || !state.lastStableRelease;
    if (!(failure instanceof DeploymentFailed) || isSuperseded || !service.deployment?.rollback)
      throw failure;
    replicas.setDesired({ release: state.lastStableRelease });
    await untilStable(state, 1).catch(() => undefined);
    throw new DeploymentFailed(`${service.name} was rolled back: ${failure.message}`, {
      cause: failure,
    });
  }
}

/** @throws DeploymentFailed when too many new tasks fail, one takes too long, or a newer operation begins */
async function untilStable(state: State, allowedFailures: number): Promise<void> {
  const { replicas, service, stopping } = state;
  const operationId = ++state.operationId;
  const { release } = replicas.desiredState();
  let nextNote = performance.now() + limits.start;
  while (!replicas.isStable()) {
    stopping.signal.throwIfAborted();
    if (operationId !== state.operationId) throw supersededError(service.name);
    const late = replicas.tasks().find((task) => task.release === release && isLate(task, state));
    if (late) throw new DeploymentFailed(tooLate(late, state));
    if (performance.now() > nextNote) {
      print.note(`${service.name} is still starting`);
      nextNote += limits.start;
    }
    const failures = replicas.failures();
    if (failures.length >= allowedFailures) throw new DeploymentFailed(failures[0]);
    await pause(limits.poll);
  }
}

function recordStable(state: State): void {
  const { replicas } = state;
  state.lastStableRelease = replicas.desiredState().release;
  state.longestStart = Math.max(0, ...replicas.tasks().map((task) => task.startTime() ?? 0));
}

/** The first release may take as long as its tasks run: a slow machine is no failure. */
function isLate(task: Task, state: State): boolean {
  if (task.hasBeenReady() || !state.lastStableRelease) return false;
  return performance.now() - task.since > startLimit(state);
}

function startLimit({ longestStart }: State): number {
  return Math.max(limits.start, limits.timesSlower * longestStart);
}

function tooLate({ name }: Task, state: State): string {
  return `${name} did not become healthy within ${Math.round(startLimit(state) / 1_000)} s`;
}
