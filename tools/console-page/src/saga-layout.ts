import type { Transitions } from '@quartet/console/views/saga';

/** A state in the picture: rows go down along the longest way to it, columns to the right. */
export interface PlacedState {
  readonly state: string;
  readonly row: number;
  readonly column: number;
}

export interface SagaEdge {
  readonly from: PlacedState;
  readonly to: PlacedState;
  readonly isTaken: boolean;
}

export interface SagaLayout {
  readonly states: readonly PlacedState[];
  /** Transitions to later states, and those back to earlier ones that were taken. */
  readonly edges: readonly SagaEdge[];
}

/**
 * The transitions as a picture without crossings of rows: a state stands below all that may come before it in the
 * order in which the table names them.
 * @param way the states that the order has been in, one after the other
 */
export function sagaLayout(transitions: Transitions, way: readonly string[]): SagaLayout {
  const names = Object.keys(transitions);
  const placed = placeStates(names, transitions);
  const taken = new Set(way.slice(1).map((state, index) => `${way[index]} ${state}`));
  const edges = names.flatMap((state) =>
    (transitions[state] ?? []).flatMap((next) => {
      const [from, to] = [placed.get(state), placed.get(next)];
      const isTaken = taken.has(`${state} ${next}`);
      if (!from || !to || from === to || (from.row >= to.row && !isTaken)) return [];
      return [{ from, to, isTaken }];
    }),
  );
  return { states: [...placed.values()], edges };
}

function placeStates(
  names: readonly string[],
  transitions: Transitions,
): ReadonlyMap<string, PlacedState> {
  const before = (state: string) =>
    names.slice(0, names.indexOf(state)).filter((each) => transitions[each]?.includes(state));
  const rows = new Map<string, number>();
  for (const state of names) {
    rows.set(state, Math.max(-1, ...before(state).map((each) => rows.get(each) ?? 0)) + 1);
  }
  const placed = new Map<string, PlacedState>();
  const columnsBefore = (state: string) => {
    const columns = before(state).map((each) => placed.get(each)?.column ?? 0);
    return columns.reduce((sum, column) => sum + column, 0) / Math.max(columns.length, 1);
  };
  const byRow = [...Map.groupBy(names, (state) => rows.get(state) ?? 0)];
  for (const [row, states] of byRow.toSorted(([one], [other]) => one - other)) {
    const inOrder = states.toSorted((one, other) => columnsBefore(one) - columnsBefore(other));
    for (const [column, state] of inOrder.entries()) placed.set(state, { state, row, column });
  }
  return placed;
}
