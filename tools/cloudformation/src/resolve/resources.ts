import { type Location, locate } from './location.ts';
import { conditionHolds } from './conditions.ts';

/** True when the condition of a resource holds, or when it has none. */
export function exists(id: string, at: Location): boolean {
  const condition = at.stack.template.Resources[id]?.Condition;
  return condition === undefined || conditionHolds(condition, locate(at, at.stack, id));
}

/** One property of a resource of the stack, worked out; undefined when it has none. */
export function property(id: string, name: string, at: Location): unknown {
  const value = at.stack.template.Resources[id]?.Properties[name];
  return at.context.memoize(`property ${at.stack.name}/${id}.${name}`, at, () =>
    at.context.resolve(value, locate(at, at.stack, id, 'Properties', name)),
  );
}
