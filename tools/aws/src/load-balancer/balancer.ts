import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Balance, Observe } from '../http/proxied-request.ts';
import type { LoadBalancer as BalancerModel } from '@quartet/cloudformation/model/load-balancer';
import { endServer } from '../http/end-server.ts';
import { createListener } from './listener.ts';
import { createRegistry, type Registry } from './registry.ts';
import { createRoute, refuse } from './route.ts';
import { createShield } from '../waf/web-acl.ts';

export interface BalancerOptions {
  readonly balancer: BalancerModel;
  /** Whether the rates of its web ACL hold. */
  readonly rateLimits: boolean;
  /** Hears of each request that comes in at a port of a listener. */
  readonly observe: Observe;
}

/** The Application Load Balancer of the template, on this machine. */
export interface Balancer extends Omit<Registry, 'groups'> {
  readonly balance: Balance;
  /** Opens listeners: the port of this machine by the port in the template. */
  listen(ports: Readonly<Record<number, number>>): Promise<void>;
  /** Takes no new connections, lets what is under way end, and lets go of all tasks. */
  close(): Promise<void>;
}

export function createBalancer({ balancer, observe, rateLimits }: BalancerOptions): Balancer {
  const { groups, ...registry } = createRegistry(balancer);
  const isBlocked = createShield(rateLimits ? (balancer.webAclRules ?? []) : []);
  const routes = new Map(
    balancer.listeners.map((each) => [
      each.arn,
      createRoute(each, { balancer, groups, isBlocked }),
    ]),
  );
  const servers: Server[] = [];

  const balance: Balance = (listener, passing) => {
    const route = routes.get(listener);
    if (route) route(passing);
    else refuse(passing, 503, 'no listener');
  };
  const listen: Balancer['listen'] = async (ports) => {
    const { idleTimeout } = balancer;
    for (const { port, arn } of balancer.listeners) {
      const own = ports[port];
      if (own === undefined) continue;
      const route = (passing: Parameters<Balance>[1]) => balance(arn, passing);
      const server = createListener({ idleTimeout, route, observe });
      servers.push(server.listen(own, '127.0.0.1'));
      await once(server, 'listening');
    }
  };
  const close = async () => {
    await Promise.all(servers.map(endServer));
    for (const { id } of registry.targets()) registry.lost(id);
  };
  return { ...registry, balance, listen, close };
}
