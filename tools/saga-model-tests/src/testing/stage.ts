import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { type FaultInjector, setFaultInjector } from '@quartet/faults';
import type { Twist } from '../twist.ts';
import { type Activity, faultAt, newActivity, type Scene } from './activity.ts';
import { type Misfortune, openMisfortune } from './misfortune.ts';
import { openPauses, type Pauses } from './pauses.ts';

/** Stands at every fault point of the services in this process. */
export interface Stage extends Pick<Misfortune, 'deliver'>, Pick<Pauses, 'cut'> {
  begin(twist: Twist | undefined): Activity;
  find(id: unknown): Activity | undefined;
  /** What is called in it, at once or later, happens in the scene. */
  act<T>(scene: Scene, work: () => T): T;
  scene(): Scene | undefined;
  /** Until nothing moves the activity any more without somebody else. */
  quiet(activity: Activity): Promise<void>;
  paused(): number;
  /** Lets one of those that stand still go on, and waits until it is quiet again. */
  goOn(which: number): Promise<void>;
  /** From now on nothing is twisted any more, until all is cleared. */
  calm(): void;
  clear(): void;
}

export function openStage(): Stage {
  const scenes = new AsyncLocalStorage<Scene>();
  const activities = new Map<string, Activity>();
  const pauses = openPauses();
  const misfortune = openMisfortune(pauses);
  let calm = false;
  setFaultInjector(
    standBy(() => (calm ? { ...scenes.getStore(), calm } : scenes.getStore()), misfortune),
  );
  return {
    deliver: misfortune.deliver,
    cut: pauses.cut,
    begin: (twist) => {
      const activity = newActivity(twist);
      activities.set(activity.id, activity);
      return activity;
    },
    find: (id) => activities.get(String(id)),
    act: (scene, work) => scenes.run(scene, work),
    scene: () => scenes.getStore(),
    quiet,
    paused: pauses.count,
    goOn: async (which) => {
      const activity = pauses.goOn(which)?.activity;
      if (activity) await quiet(activity);
    },
    calm: () => {
      calm = true;
    },
    clear: () => {
      activities.clear();
      misfortune.forget();
      calm = false;
    },
  };
}

/** What a dead task would do is not done, and what it did has no answer. */
function standBy(
  current: () => (Scene & { readonly calm?: boolean }) | undefined,
  misfortune: Misfortune,
): FaultInjector {
  return async (point, work) => {
    const scene = current();
    const { mortal, activity, calm } = scene ?? {};
    mortal?.live();
    if (!scene || !activity) return work();
    const fault = calm ? undefined : faultAt(point, scene);
    activity.arrived = true;
    activity.inside += 1;
    try {
      const result = await (fault ? misfortune.happen(fault, { scene, work }) : work());
      mortal?.live();
      return result;
    } finally {
      activity.inside -= 1;
    }
  };
}

/** Turns of a millisecond or more without anything happening: less than a task rests between two looks at an order. */
const idleTurns = 12;

async function quiet(activity: Activity): Promise<void> {
  for (let idle = 0; idle < idleTurns; idle++) {
    if (activity.paused || (activity.over && activity.driving === 0)) return;
    if (!activity.arrived || activity.inside > 0 || activity.driving > 0) idle = 0;
    await pause(1);
  }
}
