import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { rootCredentials } from '@quartet/aws/iam/credentials';
import { createFunctions, type Functions } from '@quartet/aws/lambda/functions';
import { endpointEnvironment } from '@quartet/aws/lambda/sdk-environment';
import { serveSockets } from '@quartet/aws/websocket-api/testing/serve-sockets';
import {
  openSocket,
  refusedSocket,
  type SocketClient,
} from '@quartet/aws/websocket-api/testing/socket-client';
import { createWebSocketApi } from '@quartet/aws/websocket-api/web-socket-api';
import type { Model } from '@quartet/cloudformation/model/model';
import { readModel } from '@quartet/cloudformation/read-model';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';
import { testTokens, type TestTokens } from '@quartet/testing';
import { startCloud } from '../cloud-process/testing/cloud-process.ts';

/** The realtime stack as its templates say it: the cloud as a process, sockets, and the real functions. */
export interface Realtime {
  readonly model: Model;
  readonly cloudUrl: string;
  readonly functions: Functions;
  readonly tokens: TestTokens;
  open(token: string): Promise<SocketClient>;
  refused(token: string): ReturnType<typeof refusedSocket>;
  /** Puts an event as the orders service does. */
  put(type: string, detail: object): Promise<void>;
  close(): Promise<void>;
}

const region = 'us-east-1';

/** @param templates the folder that infra has written */
export async function startRealtime(templates: string): Promise<Realtime> {
  const folder = await mkdtemp(join(tmpdir(), 'realtime-'));
  const edge = await serveSockets();
  const model = readModel(templates, { ...endpoints, edge: edge.url });
  const cloud = await startCloud({ folder, model });
  const functions = createFunctions({
    functions: model.functions,
    environment: endpointEnvironment(cloud.url, region),
  });
  const sockets = createWebSocketApi({
    model: model.webSocketApi,
    functions,
    log: () => undefined,
  });
  const tokens = await testTokens(`${edge.url}/api/users`);
  edge.attach(sockets, {
    '/api/users/.well-known/jwks.json': tokens.usersJwks,
    '/api/users/.well-known/revocations.json': { sessions: [] },
  });
  const bus = new EventBridgeClient({ endpoint: cloud.url, region, credentials: rootCredentials });
  const address = (token: string) =>
    `${edge.url.replace('http', 'ws')}/${model.webSocketApi.stage}?token=${token}`;
  return {
    model,
    cloudUrl: cloud.url,
    functions,
    tokens,
    open: (token) => openSocket(address(token)),
    refused: (token) => refusedSocket(address(token)),
    put: async (DetailType, detail) => {
      const entry = {
        EventBusName: model.eventBuses[0]?.name,
        Source: 'quartet.orders',
        DetailType,
      };
      const Entries = [{ ...entry, Detail: JSON.stringify(detail) }];
      const { FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries }));
      if (FailedEntryCount !== 0) throw new Error('the event was not taken');
    },
    close: async () => {
      bus.destroy();
      await sockets.close();
      await Promise.all([edge.close(), functions.close(), cloud.kill('SIGTERM')]);
      await rm(folder, { recursive: true });
    },
  };
}
