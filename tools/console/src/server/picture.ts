import type { Action, Listener } from '@quartet/cloudformation/model/load-balancer';
import type { Model } from '@quartet/cloudformation/model/model';
import type { Service } from '@quartet/cloudformation/model/services';
import { gatewayListener, gatewayView } from './gateway-view.ts';
import type { Entrance, ServiceRow, Picture, ServicePath } from '../views/picture.ts';

const processes = ['edge', 'cloud', 'postgres', 'provider'];

/** The part of the page that the templates alone decide. */
export function drawPicture(model: Model): Omit<Picture, 'home'> {
  const { stage, gateway, services } = model;
  const lanes = services.map((service) => serviceRowOf(service, model));
  return {
    stage,
    gateway: gatewayView(gateway),
    lanes: lanes.sort((one, other) => precedence(one) - precedence(other)),
    internalEntrance: model.loadBalancer.listeners.length > 1 ? 'internal' : 'name',
    processes,
  };
}

/** Services stand in the order in which their rules are asked. */
function precedence({ paths }: ServiceRow): number {
  return Math.min(...paths.map(({ priority = Infinity }) => priority));
}

function serviceRowOf(service: Service, model: Model): ServiceRow {
  const { loadBalancer, gateway, namespace } = model;
  const paths = loadBalancer.listeners.flatMap((listener) => {
    const entrance = listener.arn === gatewayListener(gateway) ? 'gateway' : 'internal';
    return pathsThrough(listener, { service, model, entrance });
  });
  const { name, discoveryName } = service;
  if (discoveryName === undefined || !namespace) return { service: name, paths };
  const byName: ServicePath = {
    entrance: 'name',
    patterns: [`${discoveryName}.${namespace.name}`],
  };
  return { service: name, paths: [...paths, byName] };
}

interface ListenerContext {
  readonly service: Service;
  readonly model: Model;
  readonly entrance: Entrance;
}

function pathsThrough(
  { rules }: Listener,
  { service, model, entrance }: ListenerContext,
): readonly ServicePath[] {
  return rules.flatMap(({ priority, conditions, action }) => {
    const patterns = conditions.flatMap(({ values }) => values);
    return groupsOf(action)
      .filter((arn) => service.targetGroupArns.includes(arn))
      .map((arn) => ({ entrance, priority, patterns, group: groupName(arn, model) }));
  });
}

function groupsOf(action: Action): readonly string[] {
  return action.type === 'forward'
    ? action.targetGroups.map(({ targetGroupArn: group }) => group)
    : [];
}

function groupName(arn: string, { loadBalancer }: Model): string {
  return loadBalancer.targetGroups.find((each) => each.arn === arn)?.name ?? arn;
}
