/** The code of the tasks of a service, and the schema of its database. */
export interface ServiceState {
  readonly code: 'old' | 'new';
  readonly schema: 'old' | 'new';
}

/** A state of a deployment, by service. */
export type State = Readonly<Record<string, ServiceState>>;

/** One action of a deployment. A migration is that of the new release; nothing undoes it. */
export type Action =
  | { readonly kind: 'migrate'; readonly service: string }
  | { readonly kind: 'roll'; readonly service: string; readonly to: 'old' | 'new' };

/** The actions that lead from the state before to one in which the stories are played. */
export interface Step {
  readonly actions: readonly Action[];
  readonly state: State;
}

/**
 * The states that a deployment passes: of each service the migration, while its old tasks run, and then its tasks. At
 * the end all are rolled back, so that old tasks meet what new ones have written.
 */
export function deploymentSteps(services: readonly string[]): readonly Step[] {
  const [first, ...others] = services;
  if (first === undefined) return withStates([[]], services);
  const forward = services.map((service, index): readonly Action[] => {
    const next = others[index];
    return [rollTo('new', service), ...(next === undefined ? [] : [migration(next)])];
  });
  const back = services.toReversed().map((service) => rollTo('old', service));
  return withStates([[migration(first)], ...forward, back], services);
}

/** Every combination of old and new services, by one roll from each to the next, in the order of a Gray code. */
export function allSteps(services: readonly string[]): readonly Step[] {
  const migrated = new Set<string>();
  const codes = Array.from({ length: 2 ** services.length }, (_, index) => index ^ (index >> 1));
  const actions = codes.map((code, index): readonly Action[] => {
    const changed = code ^ (codes[index - 1] ?? 0);
    const service = services[Math.log2(changed)];
    if (service === undefined) return [];
    const roll = rollTo((code & changed) === 0 ? 'old' : 'new', service);
    if (migrated.has(service)) return [roll];
    migrated.add(service);
    return [migration(service), roll];
  });
  return withStates(actions, services);
}

function withStates(
  steps: readonly (readonly Action[])[],
  services: readonly string[],
): readonly Step[] {
  let state: State = Object.fromEntries(
    services.map((service) => [service, { code: 'old', schema: 'old' } as const]),
  );
  return steps.map((actions) => {
    for (const action of actions) state = { ...state, [action.service]: after(action, state) };
    return { actions, state };
  });
}

function after(action: Action, state: State): ServiceState {
  const before = state[action.service] ?? { code: 'old', schema: 'old' };
  return action.kind === 'migrate' ? { ...before, schema: 'new' } : { ...before, code: action.to };
}

function migration(service: string): Action {
  return { kind: 'migrate', service };
}

function rollTo(to: 'old' | 'new', service: string): Action {
  return { kind: 'roll', service, to };
}
