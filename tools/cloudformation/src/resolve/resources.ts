import { type At, elsewhere } from './at.ts';
import { conditionHolds } from './conditions.ts';

/** Whether the condition of a resource of the stack holds, if it has one. */
export function exists(id: string, at: At): boolean {
  const condition = at.stack.template.Resources[id]?.Condition;
  return condition === undefined || conditionHolds(condition, elsewhere(at, at.stack, id));
}

/** One property of a resource of the stack, worked out; undefined when it has none. */
export function property(id: string, name: string, at: At): unknown {
  const value = at.stack.template.Resources[id]?.Properties[name];
  return at.cloud.once(`property ${at.stack.name}/${id}.${name}`, at, () =>
    at.cloud.resolve(value, elsewhere(at, at.stack, id, 'Properties', name)),
  );
}
