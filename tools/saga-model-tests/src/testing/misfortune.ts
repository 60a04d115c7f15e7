import type { Fault } from '../twist.ts';
import type { Scene } from './activity.ts';
import type { Pauses } from './pauses.ts';

/** The work of a fault point, and where it is to be done. */
export interface Doing<T> {
  readonly scene: Scene;
  readonly work: () => Promise<T>;
}

export interface Misfortune {
  happen<T>(fault: Fault, doing: Doing<T>): Promise<T>;
  /** Lets what is late arrive. */
  deliver(): Promise<void>;
  /** What is late is lost. */
  forget(): void;
}

export function openMisfortune(pauses: Pauses): Misfortune {
  const late: (() => Promise<unknown>)[] = [];
  return {
    happen: async (fault, { scene, work }) => {
      switch (fault) {
        case 'crash':
          scene.mortal?.die();
          throw failure();
        case 'crash after':
          await work();
          scene.mortal?.die();
          throw failure();
        case 'pause':
          await pauses.standStill(scene);
          scene.mortal?.live();
          return work();
        case 'pause after': {
          const result = await work();
          await pauses.standStill(scene);
          return result;
        }
        case 'error':
          throw failure();
        case 'lost':
          await work();
          throw failure();
        case 'twice':
          await work();
          return work();
        case 'late':
          late.push(work);
          throw failure();
      }
    },
    deliver: async () => {
      for (const work of late.splice(0)) await Promise.allSettled([work()]);
    },
    forget: () => {
      late.length = 0;
    },
  };
}

function failure(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}
