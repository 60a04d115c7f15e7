/** Holds the state, and draws once for all changes of a frame. */
export interface Store<S> {
  readonly state: () => S;
  change(patch: Partial<S>): void;
}

export function createStore<S>(first: S, draw: (state: S) => void): Store<S> {
  let state = first;
  let frame: number | undefined;
  const drawOnce = () => {
    frame = undefined;
    draw(state);
  };
  return {
    state: () => state,
    change: (patch) => {
      state = { ...state, ...patch };
      frame ??= requestAnimationFrame(drawOnce);
    },
  };
}
