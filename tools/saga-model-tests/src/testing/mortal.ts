/** A task that can die in the middle of what it does: from then on nothing of it reaches the outside. */
export interface Mortal {
  readonly dead: () => boolean;
  readonly die: () => void;
  /** @throws Error when it is dead. */
  readonly live: () => void;
}

export function mortal(lastWill: (self: Mortal) => void): Mortal {
  let dead = false;
  const self: Mortal = {
    dead: () => dead,
    die: () => {
      if (dead) return;
      dead = true;
      lastWill(self);
    },
    live: () => {
      if (dead) throw new Error('the task is dead');
    },
  };
  return self;
}
