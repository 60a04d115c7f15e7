import type { Engine } from './engine.ts';
import type { Store } from './store.ts';

/** Where images are made, and where they are kept. */
export interface Workshop {
  readonly engine: Engine;
  readonly store: Store;
}
