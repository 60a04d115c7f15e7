import { ConfigurationError } from '@quartet/infra/configuration-error';
import { resourcesOfType, type Resource } from '@quartet/infra/templates';

/** The value at a path of a resource's properties; undefined when there is none. */
export function valueOf(resource: Resource, ...place: readonly (string | number)[]): unknown {
  return place.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string | number, unknown>> | undefined)?.[key],
    resource.properties,
  );
}

/** A required string. */
export function lettersOf(resource: Resource, name: string): string {
  const value = valueOf(resource, name);
  if (typeof value === 'string') return value;
  throw new ConfigurationError(
    `The picture needs the ${name} of ${resource.id} (${resource.type}) as letters.`,
  );
}

export function onlyOne(resources: readonly Resource[], type: string): Resource {
  const [found, ...others] = resourcesOfType(resources, type);
  if (found && others.length === 0) return found;
  throw new ConfigurationError(
    `The picture needs one ${type}, and there are ${others.length + (found ? 1 : 0)}.`,
  );
}
