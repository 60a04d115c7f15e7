import { setTimeout as pause } from 'node:timers/promises';
import type { Service } from '@quartet/cloudformation/model/services';
import { print } from '../terminal/print.ts';
import { type Crew, createCrew, type CrewTools } from './crew.ts';
import type { Release } from './release.ts';
import type { Task } from './task.ts';
import { Unsteady } from './unsteady.ts';

/** What can be asked of one service; each returns when it has come true. */
export interface ServiceScheduler {
  /** In the order of their start. */
  tasks(): readonly Task[];
  /** @throws Unsteady when one of the first tasks ends before it serves */
  start(release: Release): Promise<void>;
  /** Waits until all tasks serve, however long it takes. */
  settle(): Promise<void>;
  /** @throws Unsteady when a new task does not come to serve; it is tried on */
  scale(desired: number): Promise<void>;
  /**
   * Another release takes over, while enough tasks serve.
   * @throws Unsteady when its tasks do not come to serve; then the one before is back
   */
  roll(release: Release): Promise<void>;
  /** Replaces a task once another one serves in its place. */
  restart(task: Task): Promise<void>;
  /** Stops a task, drained; another one takes its place. */
  halt(task: Task): Promise<void>;
  stop(): Promise<void>;
}

interface State {
  readonly service: Service;
  readonly crew: Crew;
  readonly stopping: AbortController;
  /** The release that has served: what one that fails gives way to. */
  proven: Release | undefined;
  /** Milliseconds that the slowest of its tasks took from its start until it served. */
  slowest: number;
  /** Of the last that was asked for; whatever was asked before it is given up. */
  turn: number;
}

/** A new release gets ten times as long as the one before took to start on this machine, and at least 30 s. */
const limits = { poll: 20, start: 30_000, timesSlower: 10, failures: 3 };

export function createServiceScheduler(service: Service, tools: CrewTools): ServiceScheduler {
  const crew = createCrew(service, tools);
  const stopping = new AbortController();
  const state: State = { service, crew, stopping, proven: undefined, slowest: 0, turn: 0 };
  return {
    tasks: crew.tasks,
    start: async (release) => {
      crew.want({ release });
      await settled(state, 1);
      prove(state);
    },
    settle: async () => {
      while (!crew.isSettled()) await pause(limits.poll, undefined, { signal: stopping.signal });
      prove(state);
    },
    scale: async (desired) => {
      crew.want({ desired });
      await settled(state, limits.failures);
    },
    roll: (release) => roll(state, release),
    restart: async (task) => {
      crew.want({});
      crew.replace(task);
      await settled(state, limits.failures);
    },
    halt: async (task) => {
      crew.dismiss(task);
      await task.ended;
    },
    stop: async () => {
      stopping.abort();
      await crew.stop();
    },
  };
}

async function roll(state: State, release: Release): Promise<void> {
  const { crew, service } = state;
  const turn = state.turn + 1;
  crew.want({ release });
  try {
    await settled(state, limits.failures);
    prove(state);
  } catch (failure) {
    const isOutdated = turn !== state.turn || !state.proven;
    if (!(failure instanceof Unsteady) || isOutdated || !service.deployment?.rollback)
      throw failure;
    crew.want({ release: state.proven });
    await settled(state, 1).catch(() => undefined);
    throw new Unsteady(`${service.name} was rolled back: ${failure.message}`, { cause: failure });
  }
}

/** @throws Unsteady when so many new tasks have failed, or one takes too long, or something else is asked for */
async function settled(state: State, tolerable: number): Promise<void> {
  const { crew, service, stopping } = state;
  const own = ++state.turn;
  const { release } = crew.wanted();
  let note = performance.now() + limits.start;
  while (!crew.isSettled()) {
    stopping.signal.throwIfAborted();
    if (own !== state.turn) throw new Unsteady(`${service.name} was asked for something else.`);
    const late = crew.tasks().find((task) => task.release === release && isLate(task, state));
    if (late) throw new Unsteady(`${late.name} did not come to serve in time.`);
    if (performance.now() > note) {
      print.note(`${service.name} is still starting`);
      note += limits.start;
    }
    const failures = crew.failures();
    if (failures.length >= tolerable) throw new Unsteady(failures[0]);
    await pause(limits.poll);
  }
}

function prove(state: State): void {
  const { crew } = state;
  state.proven = crew.wanted().release;
  state.slowest = Math.max(0, ...crew.tasks().map((task) => task.startTime() ?? 0));
}

/** The first release is waited for as long as its tasks run: a slow machine is no failure. */
function isLate(task: Task, { proven, slowest }: State): boolean {
  if (task.wasSteady() || !proven) return false;
  return performance.now() - task.since > Math.max(limits.start, limits.timesSlower * slowest);
}
