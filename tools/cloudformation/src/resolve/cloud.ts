import type { Stack } from '../assembly/assembly.ts';
import { type Cloud, type Given, mistake } from './at.ts';
import { resolve } from './resolve.ts';

export function createCloud(stacks: readonly Stack[], given: Given): Cloud {
  const known = new Map<string, unknown>();
  const open = new Set<string>();
  return {
    stacks,
    given,
    resolve,
    once(key, at, work) {
      if (known.has(key)) return known.get(key) as ReturnType<typeof work>;
      if (open.has(key)) throw mistake(at, 'leads back to itself');
      open.add(key);
      const value = work();
      open.delete(key);
      known.set(key, value);
      return value;
    },
  };
}
