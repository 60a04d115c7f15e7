import { resourcesOfType, type Resource } from '@quartet/infra/templates';
import { type DrawnService, servicesOf } from './drawn-service.ts';
import { lettersOf, onlyOne, valueOf } from './values.ts';

/** The parts of a stage that are drawn, as read from the templates. */
export interface Picture {
  readonly gateway: {
    readonly name: string;
    readonly routes: number;
    readonly rate: number;
  };
  readonly sockets: { readonly routes: readonly string[] };
  readonly link: string;
  readonly balancer: { readonly ports: readonly number[]; readonly otherwise: string };
  readonly firewall: boolean;
  readonly services: readonly DrawnService[];
  readonly database: {
    readonly version: string;
    readonly min: number;
    readonly max: number;
    readonly instances: number;
  };
  readonly tables: { readonly keys: string; readonly connections: string };
  readonly bus: { readonly name: string; readonly carries: string };
}

/** Throws a ConfigurationError when the templates lack a part of the picture. */
export function pictureOf(resources: readonly Resource[]): Picture {
  const link = onlyOne(resources, 'AWS::ApiGatewayV2::VpcLink');
  return {
    gateway: gatewayOf(resources),
    sockets: { routes: socketRoutes(resources) },
    link: lettersOf(link, 'Name'),
    balancer: balancerOf(resources),
    firewall: resourcesOfType(resources, 'AWS::WAFv2::WebACL').length > 0,
    services: servicesOf(resources),
    database: databaseOf(resources),
    tables: {
      keys: tableOf(resources, 'api-keys'),
      connections: tableOf(resources, 'connections'),
    },
    bus: busOf(resources),
  };
}

function gatewayOf(resources: readonly Resource[]): Picture['gateway'] {
  const api = onlyOne(apis(resources, 'HTTP'), 'AWS::ApiGatewayV2::Api');
  const own = resources.filter(({ stack }) => stack === api.stack);
  const stage = onlyOne(own, 'AWS::ApiGatewayV2::Stage');
  return {
    name: lettersOf(api, 'Name'),
    routes: resourcesOfType(own, 'AWS::ApiGatewayV2::Route').length,
    rate: Number(valueOf(stage, 'DefaultRouteSettings', 'ThrottlingRateLimit')),
  };
}

function socketRoutes(resources: readonly Resource[]): readonly string[] {
  const { stack } = onlyOne(apis(resources, 'WEBSOCKET'), 'AWS::ApiGatewayV2::Api');
  return resourcesOfType(resources, 'AWS::ApiGatewayV2::Route')
    .filter((route) => route.stack === stack)
    .map((route) => lettersOf(route, 'RouteKey'))
    .filter((key) => !key.startsWith('$'));
}

function apis(resources: readonly Resource[], protocol: string): readonly Resource[] {
  return resourcesOfType(resources, 'AWS::ApiGatewayV2::Api').filter(
    (api) => valueOf(api, 'ProtocolType') === protocol,
  );
}

function balancerOf(resources: readonly Resource[]): Picture['balancer'] {
  const listeners = resourcesOfType(resources, 'AWS::ElasticLoadBalancingV2::Listener');
  const [status] = listeners.map((listener) =>
    valueOf(listener, 'DefaultActions', 0, 'FixedResponseConfig', 'StatusCode'),
  );
  return {
    ports: listeners.map((listener) => Number(valueOf(listener, 'Port'))),
    otherwise: String(status),
  };
}

function databaseOf(resources: readonly Resource[]): Picture['database'] {
  const cluster = onlyOne(resources, 'AWS::RDS::DBCluster');
  const scaling = 'ServerlessV2ScalingConfiguration';
  return {
    version: lettersOf(cluster, 'EngineVersion'),
    min: Number(valueOf(cluster, scaling, 'MinCapacity')),
    max: Number(valueOf(cluster, scaling, 'MaxCapacity')),
    instances: resourcesOfType(resources, 'AWS::RDS::DBInstance').length,
  };
}

function tableOf(resources: readonly Resource[], end: string): string {
  const names = resourcesOfType(resources, 'AWS::DynamoDB::Table').map((table) =>
    lettersOf(table, 'TableName'),
  );
  return names.find((name) => name.endsWith(end)) ?? '';
}

function busOf(resources: readonly Resource[]): Picture['bus'] {
  const rule = onlyOne(resources, 'AWS::Events::Rule');
  const prefix = valueOf(rule, 'EventPattern', 'detail-type', 0, 'prefix');
  const bus = onlyOne(resources, 'AWS::Events::EventBus');
  return { name: lettersOf(bus, 'Name'), carries: `${String(prefix)}*` };
}
