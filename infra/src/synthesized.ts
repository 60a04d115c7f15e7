import { rmSync } from 'node:fs';
import { createApp } from './create-app.ts';
import { addStacks } from './quartet.ts';
import { services } from './services.ts';
import { readSettings } from './settings.ts';
import { type Resource, resourcesOf, type Template } from './templates.ts';

/** All resources of a variant, such as `{ stage: 'prod', edge: 'rest' }`, synthesised on the spot. */
export function synthesized(context: Readonly<Record<string, string>>): readonly Resource[] {
  const app = createApp({ '@aws-cdk/core:validateAgainstDefaultRules': false });
  addStacks(
    app,
    readSettings((name) => context[name]),
    services,
  );
  const { directory, stacks } = app.synth();
  const resources = stacks.flatMap(({ stackName, template }) =>
    resourcesOf(stackName, template as Template),
  );
  rmSync(directory, { recursive: true });
  return resources;
}
