import type { Candidate } from './decide.ts';
import type { Release } from './release.ts';
import type { Task } from './task.ts';

export interface Wanted {
  readonly desired: number;
  /** Undefined until there is a first one. */
  readonly release: Release | undefined;
}

/** A task among those of its service, from before its start until after its end. */
export interface Member {
  readonly name: string;
  readonly release: Release;
  /** Undefined while it is being started. */
  task: Task | undefined;
  /** Why another one is to take its place, as far as that was reported. */
  reported: string | undefined;
  fate: 'kept' | 'replaced' | 'dismissed';
  over: Promise<void>;
}

export function newMember(service: string, release: Release, others: Iterable<Member>): Member {
  const name = freeName(service, others);
  return {
    ...{ name, release, task: undefined, reported: undefined },
    ...{ fate: 'kept', over: Promise.resolve() },
  };
}

/** Whether all that is wanted serves, and nothing else is left. */
export function areSettled(members: ReadonlySet<Member>, { desired, release }: Wanted): boolean {
  if (members.size !== desired) return false;
  return [...members].every(
    (member) => member.fate === 'kept' && member.release === release && member.task?.isSteady(),
  );
}

export function candidatesOf(
  members: ReadonlySet<Member>,
  { release }: Wanted,
): readonly (Candidate & { readonly member: Member })[] {
  const present = [...members].filter(({ fate }) => fate !== 'dismissed');
  return present.map((member) => ({
    member,
    current:
      member.fate === 'kept' && member.release === release && member.task?.trouble() === undefined,
    steady: member.task?.isSteady() === true,
    idle: !member.task?.wasSteady(),
  }));
}

/** The lowest number that no task has, not even one that is ending. */
function freeName(service: string, members: Iterable<Member>): string {
  const taken = new Set([...members].map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = `${service}-${number}`;
    if (!taken.has(name)) return name;
  }
}
