import type { Assembly } from './assembly/assembly.ts';

/** The listeners and names in the templates that need a port on this machine. */
export interface RequiredPorts {
  /** Ports of the balancer's listeners. */
  readonly listeners: readonly number[];
  /** Names of the discoverable services. */
  readonly names: readonly string[];
}

/** To be known before the templates can be read with all places in them. */
export function requiredPorts({ stacks }: Assembly): RequiredPorts {
  const resources = stacks.flatMap(({ template }) => Object.values(template.Resources));
  const valuesOf = (type: string, property: string) =>
    resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties[property]);
  return {
    listeners: valuesOf('AWS::ElasticLoadBalancingV2::Listener', 'Port').map(Number),
    names: valuesOf('AWS::ServiceDiscovery::Service', 'Name').map(String),
  };
}
