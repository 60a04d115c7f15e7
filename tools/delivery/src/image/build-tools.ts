import type { Engine } from './engine.ts';
import type { Store } from './store.ts';

/** The tools that build and store images. */
export interface BuildTools {
  readonly engine: Engine;
  readonly store: Store;
}
