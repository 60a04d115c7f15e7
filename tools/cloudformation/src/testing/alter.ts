import type { Assembly } from '../assembly/assembly.ts';

/** A resource as one may change it. */
interface MutableResource {
  Type: string;
  Properties: Record<string, unknown>;
}

/** The same templates, with the first resource of a type changed in a stack whose name ends so. */
export function alter(
  assembly: Assembly,
  [stack, type]: readonly [string, string],
  change: (resource: MutableResource) => void,
): Assembly {
  const stacks = structuredClone(assembly.stacks);
  const template = stacks.find(({ name }) => name.endsWith(`-${stack}`))?.template;
  const resource = Object.values(template?.Resources ?? {}).find(({ Type }) => Type === type);
  if (!resource) throw new Error(`there is no ${type} in ${stack}`);
  change(resource);
  return { ...assembly, stacks };
}
