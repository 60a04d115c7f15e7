import type { Logger } from '@quartet/logging';
import { createLoadBalancer, type LoadBalancer } from '@quartet/aws/load-balancer/load-balancer';
import { endpointEnvironment } from '@quartet/aws/lambda/sdk-environment';
import { createConsole } from '@quartet/console/server/console';
import { createGuard } from '@quartet/aws/iam/guard';
import { createFunctions } from '@quartet/aws/lambda/functions';
import { createGateway } from '@quartet/aws/api-gateway/gateway';
import {
  createServiceDiscovery,
  type ServiceDiscovery,
} from '@quartet/aws/service-discovery/service-discovery';
import { type ConnectionTimeouts, defaultTimeouts } from '@quartet/aws/websocket-api/limits';
import { createWebSocketApi } from '@quartet/aws/websocket-api/web-socket-api';
import type { EdgeSetting, FromEdge, TaskMessage } from '@quartet/aws/protocol/messages';
import { openPort } from './open-port.ts';
import { createTraceCollector } from './trace-collector.ts';
import { createPublicServer } from './public-server.ts';

/** All that stands between clients and tasks, and between tasks. */
export interface Edge {
  /** @throws Error when somebody else listens at a port of ours */
  listen(): Promise<void>;
  receive(message: TaskMessage): void;
  /** Takes nothing new, and settles when what is under way has ended. */
  close(): Promise<void>;
}

interface EdgeTools {
  readonly send: (message: FromEdge) => void;
  /** The log of the edge itself. */
  readonly log: Logger;
  /** Takes a line of an access log. */
  readonly accessLog: (text: string) => void;
  readonly region: string;
  /** The timeouts of WebSockets. @default those of AWS */
  readonly timeouts?: ConnectionTimeouts;
}

/** @throws Error when the templates ask for what is not supported here */
export function createEdge(setting: EdgeSetting, tools: EdgeTools): Edge {
  const { send, log, accessLog, region, timeouts = defaultTimeouts } = tools;
  const { model, ports, rateLimits, apiKeys, cloudUrl, traces } = setting;
  const functions = createFunctions({
    functions: model.functions,
    environment: endpointEnvironment(cloudUrl, region),
    log: (name, text) => log.info({ peer: name }, text),
  });
  const balancer = createLoadBalancer({
    ...{ model: model.loadBalancer, rateLimits, open: openPort },
    observe: (record) => console.observe(record),
  });
  const console = createConsole({ ...setting, targets: balancer });
  const collector =
    traces && createTraceCollector({ url: traces.url, onSpans: console.collect, log });
  const names = createServiceDiscovery();
  const shared = { functions, rateLimits, log: accessLog };
  const gateway = createGateway({
    ...shared,
    gateway: model.gateway,
    apiKeys,
    forwardToListener: balancer.forwardToListener,
    observe: console.observe,
  });
  const guard = createGuard(model.access, log);
  const sockets = createWebSocketApi({ ...shared, model: model.webSocketApi, timeouts, guard });
  const publicServer = createPublicServer({ gateway, sockets, console });

  balancer.onHealth(({ id, state, reason }) => {
    names.setHealth(id, state);
    send({ type: 'health', id, state, reason });
  });
  return {
    listen: async () => {
      if (traces) await collector?.listen(traces.port);
      await balancer.listen(ports.listeners);
      await names.listen(ports.names);
      await publicServer.listen(ports.edge);
    },
    receive: (message) => void applyTaskMessage({ balancer, names, send }, message),
    close: async () => {
      await Promise.all([publicServer.close(), sockets.close()]);
      names.close();
      await balancer.close();
      await functions.close();
      await collector?.close();
    },
  };
}

interface Targets {
  readonly balancer: LoadBalancer;
  readonly names: ServiceDiscovery;
  readonly send: (message: FromEdge) => void;
}

/** Applies a message of the runner about a task. */
async function applyTaskMessage(
  { balancer, names, send }: Targets,
  message: TaskMessage,
): Promise<void> {
  switch (message.type) {
    case 'register':
      names.register(message.target);
      balancer.register(message.target);
      return;
    case 'deregister':
      names.deregister(message.id);
      await balancer.deregister(message.id);
      return send({ type: 'deregistered', id: message.id });
    case 'lost':
      names.deregister(message.id);
      return balancer.remove(message.id);
  }
}
