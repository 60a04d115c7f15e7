import type { ReplicaState } from './reconcile.ts';
import type { Release } from './release.ts';
import type { Task } from './task.ts';

export interface DesiredState {
  readonly desiredCount: number;
  /** Undefined until the first release. */
  readonly release: Release | undefined;
}

/** A slot for one task of a service, from before its start until after its end. */
export interface Replica {
  readonly name: string;
  readonly release: Release;
  /** Undefined while the task is being started. */
  task: Task | undefined;
  /** The reason for its replacement that was printed last. */
  reportedReason: string | undefined;
  /** `replacing`: a replacement starts first. */
  desiredStatus: 'running' | 'replacing' | 'stopping';
  stopped: Promise<void>;
}

export function newReplica(service: string, release: Release, others: Iterable<Replica>): Replica {
  const name = freeName(service, others);
  return {
    ...{ name, release, task: undefined, reportedReason: undefined },
    ...{ desiredStatus: 'running', stopped: Promise.resolve() },
  };
}

/** True when all desired tasks are ready and no other task is left. */
export function areStable(
  replicas: ReadonlySet<Replica>,
  { desiredCount, release }: DesiredState,
): boolean {
  if (replicas.size !== desiredCount) return false;
  return [...replicas].every(
    (replica) =>
      replica.desiredStatus === 'running' && replica.release === release && replica.task?.isReady(),
  );
}

export function statesOf(
  replicas: ReadonlySet<Replica>,
  { release }: DesiredState,
): readonly (ReplicaState & { readonly replica: Replica })[] {
  const remaining = [...replicas].filter(({ desiredStatus }) => desiredStatus !== 'stopping');
  return remaining.map((replica) => ({
    replica,
    isCurrent:
      replica.desiredStatus === 'running' &&
      replica.release === release &&
      replica.task?.unhealthyReason() === undefined,
    isReady: replica.task?.isReady() === true,
    hasNeverBeenReady: !replica.task?.hasBeenReady(),
  }));
}

/** A name with the lowest number that no task has, not even a stopping one. */
function freeName(service: string, replicas: Iterable<Replica>): string {
  const namesInUse = new Set([...replicas].map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = `${service}-${number}`;
    if (!namesInUse.has(name)) return name;
  }
}
