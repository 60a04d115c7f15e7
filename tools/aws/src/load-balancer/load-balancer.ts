import { once } from 'node:events';
import type { Server } from 'node:http';
import type { ForwardToListener, Observe } from '../http/proxied-request.ts';
import type { LoadBalancer as BalancerModel } from '@quartet/cloudformation/model/load-balancer';
import { endServer } from '../http/end-server.ts';
import { createListener } from './listener.ts';
import { createRegistry, type Registry } from './registry.ts';
import { createListenerHandler, reject } from './listener-handler.ts';
import { createWebAcl } from '../waf/web-acl.ts';

/** An open port of this machine. */
interface OpenPort {
  /** Takes no new connection, and settles when all that was under way has ended. */
  close(): Promise<void>;
}

/** Lets a server listen at a port. @throws Error when the port is taken */
type Open = (server: Server, port: number) => Promise<OpenPort>;

interface LoadBalancerOptions {
  readonly model: BalancerModel;
  /** Enforces the rate-based rules of its web ACL. */
  readonly rateLimits: boolean;
  /** Hears of each request that comes in at a port of a listener. */
  readonly observe: Observe;
  /** @default with one listening socket, of which one connection is accepted in a turn of the event loop */
  readonly open?: Open;
}

/** The Application Load Balancer of the template, on this machine. */
export interface LoadBalancer extends Omit<Registry, 'groups'> {
  readonly forwardToListener: ForwardToListener;
  /** Opens listeners: the port of this machine by the port in the template. */
  listen(ports: Readonly<Record<number, number>>): Promise<void>;
  /** Takes no new connections, lets what is under way end, and lets go of all tasks. */
  close(): Promise<void>;
}

export function createLoadBalancer({
  model,
  observe,
  rateLimits,
  open = openOne,
}: LoadBalancerOptions): LoadBalancer {
  const { groups, ...registry } = createRegistry(model);
  const isBlocked = createWebAcl({ rules: model.webAclRules ?? [], rateLimits });
  const handlers = new Map(
    model.listeners.map((each) => [
      each.arn,
      createListenerHandler(each, { model, groups, isBlocked }),
    ]),
  );
  const openPorts: OpenPort[] = [];

  const forwardToListener: ForwardToListener = (listener, request) => {
    const handle = handlers.get(listener);
    if (handle) handle(request);
    else reject(request, 503, 'no listener');
  };
  const listen: LoadBalancer['listen'] = async (ports) => {
    const { idleTimeout } = model;
    for (const { port, arn } of model.listeners) {
      const localPort = ports[port];
      if (localPort === undefined) continue;
      const handle = (request: Parameters<ForwardToListener>[1]) => forwardToListener(arn, request);
      const server = createListener({ idleTimeout, handle, observe });
      openPorts.push(await open(server, localPort));
    }
  };
  const close = async () => {
    await Promise.all(openPorts.map((each) => each.close()));
    for (const { id } of registry.targets()) registry.remove(id);
  };
  return { ...registry, forwardToListener, listen, close };
}

const openOne: Open = async (server, port) => {
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return { close: () => endServer(server) };
};
