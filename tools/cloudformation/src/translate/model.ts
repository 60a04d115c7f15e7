import type { LambdaFunction } from '../model/functions.ts';
import type { Model } from '../model/model.ts';
import type { Places } from '../model/places.ts';
import type { Container, Service } from '../model/services.ts';
import type { Resources } from '../validate/resources.ts';
import { balancerOf } from './balancer.ts';
import { localEnvironment } from './environment.ts';
import { managedRulesOf } from './firewall.ts';
import { functionsOf } from './functions.ts';
import { gatewayOf } from './gateway.ts';
import { type Host, hostsOf } from './hosts.ts';
import { servicesOf } from './services.ts';
import { socketsOf } from './sockets.ts';
import { refuseStrays } from './strays.ts';
import { busesOf, databaseOf, namespaceOf, tablesOf } from './surroundings.ts';

/** All that a stage says, with the addresses of this machine in what is run. */
export function modelOf(resources: Resources, stage: string, places: Places): Model {
  refuseStrays(resources);
  const hosts = hostsOf(resources, places);
  return {
    stage,
    gateway: gatewayOf(resources),
    sockets: socketsOf(resources),
    balancer: balancerOf(resources),
    services: servicesOf(resources, `quartet-${stage}-`).map((each) => localService(each, hosts)),
    functions: functionsOf(resources).map((each) => localFunction(each, hosts)),
    tables: tablesOf(resources),
    buses: busesOf(resources),
    namespace: namespaceOf(resources),
    database: databaseOf(resources),
    notRun: [...resources.others, ...managedRulesOf(resources)].sort(),
  };
}

function localService(service: Service, hosts: readonly Host[]): Service {
  const chores = Object.entries(service.chores).map(([name, chore]) => {
    return [name, localContainer(chore, hosts)] as const;
  });
  return {
    ...service,
    container: localContainer(service.container, hosts),
    chores: Object.fromEntries(chores),
  };
}

function localContainer(container: Container, hosts: readonly Host[]): Container {
  return { ...container, environment: localEnvironment(container.environment, hosts) };
}

function localFunction(lambda: LambdaFunction, hosts: readonly Host[]): LambdaFunction {
  return { ...lambda, environment: localEnvironment(lambda.environment, hosts) };
}
