/** A task that can crash at any point: from then on nothing of it has an effect. */
export interface Crashable {
  readonly hasCrashed: () => boolean;
  readonly crash: () => void;
  /** @throws Error when it has crashed */
  readonly assertAlive: () => void;
}

export function createCrashable(onCrash: (self: Crashable) => void): Crashable {
  let dead = false;
  const self: Crashable = {
    hasCrashed: () => dead,
    crash: () => {
      if (dead) return;
      dead = true;
      onCrash(self);
    },
    assertAlive: () => {
      if (dead) throw new Error('the task has crashed');
    },
  };
  return self;
}
