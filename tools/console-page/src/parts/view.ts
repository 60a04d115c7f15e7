import type { Actions } from '../actions.ts';
import type { State } from '../state.ts';

/** The state and actions that the parts are drawn from. */
export interface View {
  readonly state: State;
  readonly actions: Actions;
}
