import type { Engine } from './engine.ts';
import type { Store } from './store.ts';

/** Where images are made, and where they are kept. */
export interface BuildTools {
  readonly engine: Engine;
  readonly store: Store;
}
