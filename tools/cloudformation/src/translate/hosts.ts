import type { LocalEndpoints } from '../model/local-endpoints.ts';
import type { Resources } from '../validate/resources.ts';
import { loadBalancerOf } from './load-balancer.ts';
import { databaseOf } from './database.ts';
import { namespaceOf } from './namespace.ts';

/** A host that templates name, and its address here by the port that is asked for. */
export interface Host {
  readonly name: string;
  address(port: string | undefined): string | undefined;
}

/** All hosts that the strings of these templates may name. */
export function hostsOf(resources: Resources, endpoints: LocalEndpoints): readonly Host[] {
  const listener = (port = '80') => endpoints.listeners[Number(port)];
  return [
    ...gatewayHosts(resources).map((name) => ({ name, address: () => endpoints.edge })),
    { name: loadBalancerOf(resources).dnsName, address: listener },
    { name: databaseOf(resources).host, address: () => `postgres://${endpoints.database}` },
    ...namedHosts(resources, endpoints),
  ];
}

/** Hosts of the HTTP, REST and WebSocket APIs, and custom domains. */
function gatewayHosts(resources: Resources): readonly string[] {
  const domains = [
    ...resources.of('AWS::ApiGatewayV2::DomainName'),
    ...resources.of('AWS::ApiGateway::DomainName'),
  ];
  const apis = [
    ...resources.of('AWS::ApiGatewayV2::Api'),
    ...resources.of('AWS::ApiGateway::RestApi'),
  ];
  return [
    ...domains.map(({ properties }) => properties.DomainName),
    ...apis.map(({ ref, region }) => `${ref}.execute-api.${region}.amazonaws.com`),
  ];
}

function namedHosts(resources: Resources, { names }: LocalEndpoints): readonly Host[] {
  const namespace = namespaceOf(resources)?.name;
  if (namespace === undefined) return [];
  return resources.of('AWS::ServiceDiscovery::Service').map(({ properties }) => ({
    name: `${properties.Name}.${namespace}`,
    address: () => names[properties.Name],
  }));
}
