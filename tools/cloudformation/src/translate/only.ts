import { StartError } from '../start-error.ts';

/** The only one of what a stage has once. Throws a StartError that calls it by its name. */
export function only<Item>(items: readonly Item[], name: string): Item {
  const [first] = items;
  if (first !== undefined && items.length === 1) return first;
  throw new StartError(
    `The templates of a stage must have one ${name}, and these have ${items.length || 'none'}.`,
  );
}
