import { rmSync } from 'node:fs';
import { services } from './services.ts';
import { readSettings } from './settings.ts';
import { synthesize } from './synthesize.ts';
import { type Resource, resourcesOf, type Template } from './templates.ts';

/** All resources of a variant, such as `{ stage: 'prod', edge: 'rest' }`, synthesised on the spot. */
export function synthesized(context: Readonly<Record<string, string>>): readonly Resource[] {
  const settings = readSettings((name) => context[name]);
  const { directory, stacks } = synthesize({ settings, services });
  const resources = stacks.flatMap(({ stackName, template }) =>
    resourcesOf(stackName, template as Template),
  );
  rmSync(directory, { recursive: true });
  return resources;
}
