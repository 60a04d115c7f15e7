import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Loose {
  readonly Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
}

/** Changes properties of the only resource of a type, or of the first, in a template that lies in a folder. */
export function rewrite(
  folder: string,
  [stack, type]: readonly [string, string],
  properties: object,
): void {
  const file = join(folder, `quartet-dev-${stack}.template.json`);
  const template = JSON.parse(readFileSync(file, 'utf8')) as Loose;
  const resource = Object.values(template.Resources).find(({ Type }) => Type === type);
  if (!resource) throw new Error(`there is no ${type} in ${stack}`);
  Object.assign(resource.Properties, properties);
  writeFileSync(file, JSON.stringify(template));
}
