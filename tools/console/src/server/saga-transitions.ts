import type { Transitions } from '../views/saga.ts';

/** A path and no import: the console knows no service, but shows the table that the running one has. */
const states = new URL('../../../../apps/orders/src/domain/states.ts', import.meta.url);

/** The states of an order, and those that each may be followed by. */
export async function sagaTransitions(): Promise<Transitions> {
  const { transitions } = (await import(states.href)) as { readonly transitions: Transitions };
  return transitions;
}
