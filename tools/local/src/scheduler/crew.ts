import type { Service } from '@quartet/cloudformation/model/services';
import { print } from '../terminal/print.ts';
import { type Backoff, createBackoff } from './backoff.ts';
import { decide } from './decide.ts';
import { areSettled, candidatesOf, type Member, newMember, type Wanted } from './members.ts';
import type { Release } from './release.ts';
import type { Task } from './task.ts';

export interface CrewTools {
  /** @param changed to be called after each change of the task */
  readonly start: (name: string, release: Release, changed: () => void) => Promise<Task>;
  /** Called after each change that others may see. */
  readonly changed: () => void;
  /** Aborted when everything stops: what ends then is not replaced. */
  readonly signal?: AbortSignal | undefined;
}

/** The tasks of one service: brought to what is wanted, again after each change. */
export interface Crew {
  /** In the order of their start. */
  tasks(): readonly Task[];
  wanted(): Wanted;
  /** Failures of what was wanted before are forgotten. */
  want(change: Partial<Wanted>): void;
  /** Whether all that is wanted serves, and nothing else is left. */
  isSettled(): boolean;
  /** Why tasks of the wanted release ended before they ever served. */
  failures(): readonly string[];
  /** Another one first, then it goes. */
  replace(task: Task): void;
  /** It goes, then another one comes. */
  dismiss(task: Task): void;
  stop(): Promise<void>;
}

interface State {
  readonly service: Service;
  readonly tools: CrewTools;
  readonly backoff: Backoff;
  readonly members: Set<Member>;
  wanted: Wanted;
  failures: string[];
  timer: NodeJS.Timeout | undefined;
  isDue: boolean;
  isOver: boolean;
}

export function createCrew(service: Service, tools: CrewTools): Crew {
  const state: State = {
    ...{ service, tools, backoff: createBackoff(), members: new Set() },
    wanted: { desired: service.desiredCount, release: undefined },
    ...{ failures: [], timer: undefined, isDue: false, isOver: false },
  };
  const { members } = state;
  const memberOf = (task: Task) => [...members].find((member) => member.task === task);
  return {
    tasks: () => [...members].flatMap(({ task }) => task ?? []),
    wanted: () => state.wanted,
    want: (change) => {
      state.wanted = { ...state.wanted, ...change };
      state.failures = [];
      state.backoff.reset();
      review(state);
    },
    isSettled: () => areSettled(members, state.wanted),
    failures: () => state.failures,
    replace: (task) => {
      const member = memberOf(task);
      if (member?.fate === 'kept') member.fate = 'replaced';
      review(state);
    },
    dismiss: (task) => {
      const member = memberOf(task);
      if (member) dismiss(member);
    },
    stop: async () => {
      state.isOver = true;
      clearTimeout(state.timer);
      for (const { task } of members) void task?.stop();
      await Promise.all([...members].map(({ over }) => over));
    },
  };
}

/** Later, and once for many reasons: what is decided changes what decisions are made of. */
function review(state: State): void {
  state.tools.changed();
  if (state.isDue) return;
  state.isDue = true;
  queueMicrotask(() => {
    state.isDue = false;
    act(state);
  });
}

function act(state: State): void {
  const { service, members, wanted, backoff } = state;
  const { desired, release } = wanted;
  clearTimeout(state.timer);
  if (isEnding(state) || !release) return;
  for (const member of members) report(member);
  const { start, stop } = decide(
    { ...service, desiredCount: desired },
    candidatesOf(members, wanted),
  );
  for (const { member } of stop) dismiss(member);
  if (start === 0) return;
  const rest = backoff.rest();
  if (rest > 0) state.timer = setTimeout(() => review(state), rest);
  else for (let count = 0; count < start; count += 1) begin(state, release);
}

function isEnding({ isOver, tools }: State): boolean {
  return isOver || tools.signal?.aborted === true;
}

/** Prints that a task which runs is to be replaced, once for each time that it fails its checks. */
function report(member: Member): void {
  const trouble = member.fate === 'kept' ? member.task?.trouble() : undefined;
  if (trouble !== undefined && member.reported === undefined)
    print.note(`${member.name} is replaced: ${trouble}`);
  member.reported = trouble;
}

function dismiss(member: Member): void {
  if (member.fate === 'dismissed') return;
  member.fate = 'dismissed';
  void member.task?.stop();
}

function begin(state: State, release: Release): void {
  const member = newMember(state.service.name, release, state.members);
  state.members.add(member);
  const over = live(state, member).catch((error: Error) => {
    state.backoff.ended(0);
    state.failures.push(error.message);
  });
  member.over = over.finally(() => {
    state.members.delete(member);
    review(state);
  });
}

async function live(state: State, member: Member): Promise<void> {
  const { name, release } = member;
  const task = await state.tools.start(name, release, () => review(state));
  member.task = task;
  const isUnwanted = () => isEnding(state) || member.fate === 'dismissed';
  if (isUnwanted()) void task.stop();
  const reason = await task.ended;
  if (isUnwanted()) return;
  state.backoff.ended(performance.now() - task.since);
  if (!task.wasSteady() && release === state.wanted.release) {
    state.failures.push(`${name} did not start: ${task.lastWords()}`);
  }
  print.note(`${name} ended (${reason}) and is replaced`);
}
