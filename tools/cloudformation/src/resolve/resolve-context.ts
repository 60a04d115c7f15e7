import type { Stack } from '../assembly/assembly.ts';
import { type ResolveContext, type ParameterValues, templateError } from './location.ts';
import { resolve } from './resolve.ts';

export function createResolveContext(
  stacks: readonly Stack[],
  parameterValues: ParameterValues,
): ResolveContext {
  const cache = new Map<string, unknown>();
  const pending = new Set<string>();
  return {
    stacks,
    parameterValues,
    resolve,
    memoize(key, at, work) {
      if (cache.has(key)) return cache.get(key) as ReturnType<typeof work>;
      if (pending.has(key)) throw templateError(at, 'depends on itself');
      pending.add(key);
      const value = work();
      pending.delete(key);
      cache.set(key, value);
      return value;
    },
  };
}
