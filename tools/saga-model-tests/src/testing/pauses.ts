import type { Scene } from './activity.ts';
import type { Mortal } from './mortal.ts';

/** Those that stand still until they are told to go on. */
export interface Pauses {
  count(): number;
  standStill(scene: Scene): Promise<void>;
  /** Answers who it was. */
  goOn(which: number): Scene | undefined;
  /** Ends the pauses of a task that has died. */
  cut(mortal: Mortal): void;
}

interface Paused {
  readonly scene: Scene;
  readonly goOn: () => void;
}

export function openPauses(): Pauses {
  const pauses: Paused[] = [];
  const end = (paused: Paused): void => {
    pauses.splice(pauses.indexOf(paused), 1);
    if (paused.scene.activity) paused.scene.activity.paused = false;
    paused.goOn();
  };
  return {
    count: () => pauses.length,
    standStill: (scene) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      pauses.push({ scene, goOn: resolve });
      if (scene.activity) scene.activity.paused = true;
      return promise;
    },
    goOn: (which) => {
      const paused = pauses[which % Math.max(pauses.length, 1)];
      if (paused) end(paused);
      return paused?.scene;
    },
    cut: (mortal) => pauses.filter(({ scene }) => scene.mortal === mortal).forEach(end),
  };
}
