import type { Assembly } from '../assembly/assembly.ts';

/** The same templates, without the resources of a type in a stack whose name ends so. */
export function removed(assembly: Assembly, stack: string, type: string): Assembly {
  const stacks = structuredClone(assembly.stacks);
  const template = stacks.find(({ name }) => name.endsWith(`-${stack}`))?.template;
  for (const [id, { Type }] of Object.entries(template?.Resources ?? {})) {
    if (Type === type) delete template?.Resources[id];
  }
  return { ...assembly, stacks };
}
