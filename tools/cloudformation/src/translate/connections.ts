import type { Connection, NetworkInterfaces } from '../model/network.ts';
import type { Service } from '../model/services.ts';
import type { SupportedType } from '../schema/schemas.ts';
import type { Resources, TypedResource } from '../validate/resources.ts';
import { onlyDatabase } from './database.ts';
import { onlyLoadBalancer } from './load-balancer.ts';
import { namespaceOf } from './namespace.ts';
import {
  databaseInterfaces,
  loadBalancerInterfaces,
  taskInterfaces,
  vpcLinkInterfaces,
} from './network-interfaces.ts';
import { portsNamed } from './ports-named.ts';
import { publicHostsOf } from './public-hosts.ts';
import { servicesOf } from './services.ts';

interface PlacedService {
  readonly service: Service;
  readonly resource: TypedResource<'AWS::ECS::Service'>;
  readonly interfaces: NetworkInterfaces;
}

/** A host in the VPC. */
interface Host {
  readonly name: string;
  readonly defaultPort: number | undefined;
  readonly interfaces: NetworkInterfaces;
}

/** The connections that the local run opens: of the gateway, of the load balancer, and of tasks. */
export function connectionsOf(resources: Resources, prefix: string): readonly Connection[] {
  const all = resources.of('AWS::ECS::Service');
  const services = servicesOf(resources, prefix).flatMap((service, index) => {
    const resource = all[index];
    const { name } = service;
    return resource
      ? [{ service, resource, interfaces: taskInterfaces(resources, resource, name) }]
      : [];
  });
  const hosts = hostsIn(resources, services);
  return [
    ...gatewayConnections(resources),
    ...targetConnections(resources, services),
    ...services.flatMap((each) => taskConnections(each, hosts)),
    ...services.flatMap(({ service, resource, interfaces: source }) =>
      publicHostsOf(resources, resource, service).map((destination) => ({
        ...{ source, destination },
        port: 443,
      })),
    ),
  ];
}

function hostsIn(resources: Resources, services: readonly PlacedService[]): readonly Host[] {
  const balancer = onlyLoadBalancer(resources).attribute('DNSName');
  const database = onlyDatabase(resources);
  const namespace = namespaceOf(resources)?.name;
  return [
    { name: balancer, defaultPort: undefined, interfaces: loadBalancerInterfaces(resources) },
    {
      name: database.host,
      defaultPort: database.port,
      interfaces: databaseInterfaces(resources),
    },
    ...services.flatMap(({ service: { discoveryName }, interfaces }) =>
      discoveryName === undefined || namespace === undefined
        ? []
        : [{ name: `${discoveryName}.${namespace}`, defaultPort: undefined, interfaces }],
    ),
  ];
}

/** Integrations of HTTP and REST APIs reach the load balancer over a VPC link. */
function gatewayConnections(resources: Resources): readonly Connection[] {
  const destination = loadBalancerInterfaces(resources);
  const http = resources.of('AWS::ApiGatewayV2::Integration').flatMap((integration) => {
    if (integration.properties.IntegrationType !== 'HTTP_PROXY') return [];
    const { ConnectionId, IntegrationUri } = integration.properties;
    const listener = resources
      .of('AWS::ElasticLoadBalancingV2::Listener')
      .find(({ ref }) => ref === IntegrationUri);
    return [
      { link: linkOf(resources, integration, ConnectionId), port: listener?.properties.Port },
    ];
  });
  const rest = resources.of('AWS::ApiGateway::Method').map((method) => {
    const { ConnectionId, Uri } = method.properties.Integration;
    const { port, protocol } = new URL(Uri.replaceAll(/[{}]/g, ''));
    const defaultPort = protocol === 'https:' ? 443 : 80;
    return { link: linkOf(resources, method, ConnectionId), port: Number(port) || defaultPort };
  });
  const byKey = new Map<string, Connection>();
  for (const { link, port } of [...http, ...rest]) {
    if (port === undefined) continue;
    const source = vpcLinkInterfaces(resources, link);
    byKey.set(`${link.ref} ${port}`, { source, destination, port });
  }
  return [...byKey.values()];
}

function linkOf<Type extends SupportedType>(
  resources: Resources,
  owner: TypedResource<Type>,
  id: string,
): TypedResource<'AWS::ApiGatewayV2::VpcLink'> {
  const link = resources.of('AWS::ApiGatewayV2::VpcLink').find(({ ref }) => ref === id);
  if (link) return link;
  throw owner.error('ConnectionId', 'refers to no VPC link of these templates');
}

/** Requests and health checks: both go to the port of the container. */
function targetConnections(
  resources: Resources,
  services: readonly PlacedService[],
): readonly Connection[] {
  const source = loadBalancerInterfaces(resources);
  return services.flatMap(({ service, interfaces: destination }) => {
    const { containerPort: port } = service.container;
    const isTarget = service.targetGroupArns.length > 0 && port !== undefined;
    return isTarget ? [{ source, destination, port }] : [];
  });
}

/** A task connects to each address in its environment. */
function taskConnections(
  { service, interfaces: source }: PlacedService,
  hosts: readonly Host[],
): readonly Connection[] {
  const containers = [service.container, ...Object.values(service.oneOffTasks)];
  return hosts.flatMap(({ name, defaultPort, interfaces: destination }) => {
    const ports = containers.flatMap(({ environment }) =>
      portsNamed(environment, name, defaultPort),
    );
    return [...new Set(ports)].map((port) => ({ source, destination, port }));
  });
}
