import type { Service } from '@quartet/cloudformation/model/services';
import { print } from '../terminal/print.ts';
import { type Backoff, createBackoff } from './backoff.ts';
import { planTaskChanges } from './reconcile.ts';
import { areStable, statesOf, type Replica, newReplica, type DesiredState } from './replicas.ts';
import type { Release } from './release.ts';
import type { Task } from './task.ts';

export interface ReplicaSetTools {
  /** @param onChange called after each change of the task */
  readonly start: (name: string, release: Release, onChange: () => void) => Promise<Task>;
  /** Called after each visible change. */
  readonly onChange: () => void;
  /** Aborted when everything stops: tasks that exit after that are not replaced. */
  readonly signal?: AbortSignal | undefined;
}

/** The tasks of one service, reconciled with the desired state after each change. */
export interface ReplicaSet {
  /** Ordered by their start. */
  tasks(): readonly Task[];
  desiredState(): DesiredState;
  /** Sets the desired state and clears the failures of the previous one. */
  setDesired(change: Partial<DesiredState>): void;
  /** True when all desired tasks are ready and no other task is left. */
  isStable(): boolean;
  /** The reasons why tasks of the desired release exited before they were ready. */
  failures(): readonly string[];
  /** Starts a replacement first, then stops the task. */
  replace(task: Task): void;
  /** Stops the task; a replacement starts after it. */
  stopTask(task: Task): void;
  stop(): Promise<void>;
}

interface State {
  readonly service: Service;
  readonly tools: ReplicaSetTools;
  readonly backoff: Backoff;
  readonly replicas: Set<Replica>;
  desiredState: DesiredState;
  failures: string[];
  timer: NodeJS.Timeout | undefined;
  isReconcileQueued: boolean;
  isStopped: boolean;
}

export function createReplicaSet(service: Service, tools: ReplicaSetTools): ReplicaSet {
  const state: State = {
    ...{ service, tools, backoff: createBackoff(), replicas: new Set() },
    desiredState: { desiredCount: service.desiredCount, release: undefined },
    ...{ failures: [], timer: undefined, isReconcileQueued: false, isStopped: false },
  };
  const { replicas } = state;
  const replicaOf = (task: Task) => [...replicas].find((replica) => replica.task === task);
  return {
    tasks: () => [...replicas].flatMap(({ task }) => task ?? []),
    desiredState: () => state.desiredState,
    setDesired: (change) => {
      state.desiredState = { ...state.desiredState, ...change };
      state.failures = [];
      state.backoff.reset();
      queueReconcile(state);
    },
    isStable: () => areStable(replicas, state.desiredState),
    failures: () => state.failures,
    replace: (task) => {
      const replica = replicaOf(task);
      if (replica?.desiredStatus === 'running') replica.desiredStatus = 'replacing';
      queueReconcile(state);
    },
    stopTask: (task) => {
      const replica = replicaOf(task);
      if (replica) stopReplica(replica);
    },
    stop: async () => {
      state.isStopped = true;
      clearTimeout(state.timer);
      for (const { task } of replicas) void task?.stop();
      await Promise.all([...replicas].map(({ stopped }) => stopped));
    },
  };
}

/** Reconciles in a microtask, once for several changes: reconciling changes the state that it reads. */
function queueReconcile(state: State): void {
  state.tools.onChange();
  if (state.isReconcileQueued) return;
  state.isReconcileQueued = true;
  queueMicrotask(() => {
    state.isReconcileQueued = false;
    reconcile(state);
  });
}

function reconcile(state: State): void {
  const { service, replicas, desiredState, backoff } = state;
  const { desiredCount, release } = desiredState;
  clearTimeout(state.timer);
  if (isStopping(state) || !release) return;
  for (const replica of replicas) reportUnhealthy(replica);
  const { start, stop } = planTaskChanges(
    { ...service, desiredCount },
    statesOf(replicas, desiredState),
  );
  for (const { replica } of stop) stopReplica(replica);
  if (start === 0) return;
  const delay = backoff.delay();
  if (delay > 0) state.timer = setTimeout(() => queueReconcile(state), delay);
  else for (let count = 0; count < start; count += 1) startReplica(state, release);
}

function isStopping({ isStopped, tools }: State): boolean {
  return isStopped || tools.signal?.aborted === true;
}

/** Prints once that a running task fails its checks and will be replaced. */
function reportUnhealthy(replica: Replica): void {
  const reason = replica.desiredStatus === 'running' ? replica.task?.unhealthyReason() : undefined;
  if (reason !== undefined && replica.reportedReason === undefined)
    print.note(`${replica.name} is unhealthy (${reason}); starting a replacement`);
  replica.reportedReason = reason;
}

function stopReplica(replica: Replica): void {
  if (replica.desiredStatus === 'stopping') return;
  replica.desiredStatus = 'stopping';
  void replica.task?.stop();
}

function startReplica(state: State, release: Release): void {
  const replica = newReplica(state.service.name, release, state.replicas);
  state.replicas.add(replica);
  const run = runReplica(state, replica).catch((error: Error) => {
    state.backoff.taskEnded(0);
    state.failures.push(error.message);
  });
  replica.stopped = run.finally(() => {
    state.replicas.delete(replica);
    queueReconcile(state);
  });
}

async function runReplica(state: State, replica: Replica): Promise<void> {
  const { name, release } = replica;
  const task = await state.tools.start(name, release, () => queueReconcile(state));
  replica.task = task;
  const shouldStop = () => isStopping(state) || replica.desiredStatus === 'stopping';
  if (shouldStop()) void task.stop();
  const reason = await task.ended;
  if (shouldStop()) return;
  state.backoff.taskEnded(performance.now() - task.since);
  if (!task.hasBeenReady() && release === state.desiredState.release) {
    state.failures.push(`${name} did not start: ${task.failureReason()}`);
  }
  print.note(`${name} exited (${reason}); starting a replacement`);
}
