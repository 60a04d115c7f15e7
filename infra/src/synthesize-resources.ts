import { rmSync } from 'node:fs';
import { services } from './services.ts';
import { readSynthOptions } from './synth-options.ts';
import { synthesize } from './synthesize.ts';
import { type Resource, resourcesOf, type Template } from './templates.ts';

/** Synthesizes the system with a context such as `{ stage: 'prod', edge: 'rest' }`, and returns all of its resources. */
export function synthesizeResources(
  context: Readonly<Record<string, string>>,
): readonly Resource[] {
  const options = readSynthOptions((name) => context[name]);
  const { directory, stacks } = synthesize({ options, services });
  const resources = stacks.flatMap(({ stackName, template }) =>
    resourcesOf(stackName, template as Template),
  );
  rmSync(directory, { recursive: true });
  return resources;
}
