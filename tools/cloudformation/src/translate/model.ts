import type { LambdaFunction } from '../model/functions.ts';
import type { Model } from '../model/model.ts';
import type { LocalEndpoints } from '../model/local-endpoints.ts';
import type { Container, Service } from '../model/services.ts';
import type { Resources } from '../validate/resources.ts';
import { loadBalancerOf } from './load-balancer.ts';
import { localEnvironment } from './environment.ts';
import { managedRulesOf } from './web-acl.ts';
import { functionsOf } from './functions.ts';
import { gatewayOf } from './api-gateway.ts';
import { type Host, hostsOf } from './hosts.ts';
import { servicesOf } from './services.ts';
import type { StageName } from './stage.ts';
import { webSocketApiOf } from './web-socket-api.ts';
import { assertNoDanglingReferences } from './dangling-references.ts';
import { busesOf, databaseOf, namespaceOf, tablesOf } from './surroundings.ts';

/** All that a stage says, with the addresses of this machine in what is run. */
export function modelOf(
  resources: Resources,
  { stage, prefix }: StageName,
  endpoints: LocalEndpoints,
): Model {
  assertNoDanglingReferences(resources);
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
