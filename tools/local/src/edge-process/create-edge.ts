import { once } from 'node:events';
import type { Logger } from '@quartet/logging';
import { createBalancer } from '@quartet/aws/load-balancer/balancer';
import { localEnvironment } from '@quartet/aws/lambda/sdk-environment';
import { createConsole } from '@quartet/console/server/console';
import { createFunctions } from '@quartet/aws/lambda/functions';
import { createGateway } from '@quartet/aws/api-gateway/gateway';
import { createNames } from '@quartet/aws/service-discovery/names';
import { gatewayTimes, type SocketTimes } from '@quartet/aws/websocket-api/limits';
import { createSockets } from '@quartet/aws/websocket-api/sockets';
import { createPublicServer } from './public-server.ts';
import type { EdgeSetting, FromEdge, TaskMessage } from '@quartet/aws/protocol/messages';
import { applyTaskMessage } from './apply-task-message.ts';

/** All that stands between clients and tasks, and between tasks. */
export interface Edge {
  /** @throws Error when somebody else listens at a port of ours */
  listen(): Promise<void>;
  receive(message: TaskMessage): void;
  /** Takes nothing new, and settles when what is under way has ended. */
  close(): Promise<void>;
}

export interface EdgeTools {
  readonly send: (message: FromEdge) => void;
  /** The log of the edge itself. */
  readonly log: Logger;
  /** Takes a line of an access log. */
  readonly accessLog: (text: string) => void;
  readonly region: string;
  /** The timeouts of WebSockets. @default those of AWS */
  readonly times?: SocketTimes;
}

/** @throws Error when the templates ask for what is not understood here */
export function createEdge(setting: EdgeSetting, tools: EdgeTools): Edge {
  const { send, log, accessLog, region, times = gatewayTimes } = tools;
  const { model, ports, rateLimits, apiKeys, cloudUrl } = setting;
  const functions = createFunctions({
    functions: model.functions,
    environment: localEnvironment(cloudUrl, region),
    log: (name, text) => log.info({ peer: name }, text),
  });
  const balancer = createBalancer({
    balancer: model.loadBalancer,
    rateLimits,
    observe: (seen) => console.observe(seen),
  });
  const console = createConsole({ ...setting, targets: balancer });
  const names = createNames();
  const { balance } = balancer;
  const { observe } = console;
  const shared = { functions, rateLimits, log: accessLog };
  const gateway = createGateway({ ...shared, gateway: model.gateway, apiKeys, balance, observe });
  const sockets = createSockets({ ...shared, sockets: model.webSocketApi, times });
  const publicServer = createPublicServer({ gateway, sockets, console });

  balancer.onHealth(({ id, state, reason }) => {
    names.hear(id, state);
    send({ type: 'health', id, state, reason });
  });
  return {
    listen: async () => {
      await balancer.listen(ports.listeners);
      await names.listen(ports.names);
      await once(publicServer.server.listen(ports.edge, '127.0.0.1'), 'listening');
    },
    receive: (message) => void applyTaskMessage({ balancer, names, send }, message),
    close: async () => {
      await Promise.all([publicServer.close(), sockets.close()]);
      names.close();
      await balancer.close();
      await functions.close();
    },
  };
}
