import type { LambdaFunction } from '../model/functions.ts';
import type { Model } from '../model/model.ts';
import type { LocalEndpoints } from '../model/local-endpoints.ts';
import type { Container, Service } from '../model/services.ts';
import { assertNamesAreFree } from '../validate/account-names.ts';
import { assertWithinQuotas } from '../validate/quotas.ts';
import type { Resources, TypedResource } from '../validate/resources.ts';
import { loadBalancerOf } from './load-balancer.ts';
import { localEnvironment } from './environment.ts';
import { managedRulesOf } from './web-acl.ts';
import { type Host, hostsOf } from './hosts.ts';
import { servicesOf } from './services.ts';
import type { StageName } from './stage.ts';
import { webSocketApiOf } from './web-socket-api.ts';
import { assertNoDanglingReferences } from './dangling-references.ts';
import { databaseOf } from './database.ts';
import { busesOf } from './event-buses.ts';
import { accessOf } from './access.ts';
import { networkOf } from './network.ts';
import { namespaceOf } from './namespace.ts';
import { tablesOf } from './tables.ts';
import type { HttpApi, RestApi } from '../model/api-gateway.ts';
import { httpApiOf, isHttp } from './http-api.ts';
import { only } from './lookups.ts';
import { restApiOf } from './rest-api.ts';

/** All that a stage says, with the addresses of this machine in what is run. */
export function modelOf(
  resources: Resources,
  { stage, prefix }: StageName,
  endpoints: LocalEndpoints,
): Model {
  assertNoDanglingReferences(resources);
  assertWithinQuotas(resources);
  assertNamesAreFree(resources, stage);
  const hosts = hostsOf(resources, endpoints);
  return {
    stage,
    gateway: gatewayOf(resources),
    webSocketApi: webSocketApiOf(resources),
    loadBalancer: loadBalancerOf(resources),
    services: servicesOf(resources, prefix).map((each) => localService(each, hosts)),
    functions: functionsOf(resources).map((each) => localFunction(each, hosts)),
    tables: tablesOf(resources),
    eventBuses: busesOf(resources),
    namespace: namespaceOf(resources),
    database: databaseOf(resources),
    network: networkOf(resources, prefix),
    access: accessOf(resources),
    unsupportedTypes: [...resources.unsupportedTypes, ...managedRulesOf(resources)].sort(),
  };
}

function localService(service: Service, hosts: readonly Host[]): Service {
  const tasks = Object.entries(service.oneOffTasks).map(([name, task]) => {
    return [name, localContainer(task, hosts)] as const;
  });
  return {
    ...service,
    container: localContainer(service.container, hosts),
    oneOffTasks: Object.fromEntries(tasks),
  };
}

function localContainer(container: Container, hosts: readonly Host[]): Container {
  return { ...container, environment: localEnvironment(container.environment, hosts) };
}

function localFunction(lambda: LambdaFunction, hosts: readonly Host[]): LambdaFunction {
  return { ...lambda, environment: localEnvironment(lambda.environment, hosts) };
}

function functionsOf(resources: Resources): readonly LambdaFunction[] {
  return resources.of('AWS::Lambda::Function').map((resource) => {
    const { Code, Handler, Environment, Timeout, Role } = resource.properties;
    return {
      name: resource.ref,
      arn: resource.attribute('Arn'),
      code: folderOf(resource, Code.S3Key, resources),
      handler: Handler,
      environment: Environment.Variables,
      timeout: Timeout,
      roleArn: Role,
    };
  });
}

function folderOf(
  resource: TypedResource<'AWS::Lambda::Function'>,
  key: string,
  { assets }: Resources,
): string {
  const folder = assets.get(key);
  if (folder !== undefined) return folder;
  throw resource.error('Code', `refers to ${key}, which is no asset of these templates`);
}

function gatewayOf(resources: Resources): HttpApi | RestApi {
  const http = resources.of('AWS::ApiGatewayV2::Api').filter(isHttp);
  const rest = resources.of('AWS::ApiGateway::RestApi');
  const { type } = only([...http, ...rest], 'HTTP API or REST API');
  return type === 'AWS::ApiGateway::RestApi'
    ? restApiOf(resources, only(rest, type))
    : httpApiOf(resources, only(http, type));
}
