import type { Namespace } from '../model/namespace.ts';
import type { Resources } from '../validate/resources.ts';
import { only } from './lookups.ts';

export function namespaceOf(resources: Resources): Namespace | undefined {
  const type = 'AWS::ServiceDiscovery::PrivateDnsNamespace';
  const resource = resources.of(type);
  return resource.length === 0 ? undefined : { name: only(resource, type).properties.Name };
}
