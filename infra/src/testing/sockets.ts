import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { listen } from './listen.ts';

export interface TestSockets {
  readonly client: ApiGatewayManagementApiClient;
  /** What the sockets were told, by their ids. */
  readonly told: Map<string, unknown[]>;
  /** Sockets by the status that the gateway answers for them instead of telling them. */
  readonly failing: Map<string, number>;
  close(): Promise<void>;
}

/** Speaks the management API of a WebSocket gateway. */
export async function testSockets(): Promise<TestSockets> {
  const told = new Map<string, unknown[]>();
  const failing = new Map<string, number>();
  const server = createServer(async (req, res) => {
    const [, id = ''] = /^\/live\/(?:@|%40)connections\/([^/]+)$|$/.exec(req.url ?? '') ?? [];
    const connectionId = decodeURIComponent(id);
    const status = req.method === 'POST' && connectionId ? (failing.get(connectionId) ?? 200) : 404;
    const message = JSON.parse(await text(req)) as unknown;
    if (status === 200) told.set(connectionId, [...(told.get(connectionId) ?? []), message]);
    if (status === 410) res.setHeader('x-amzn-errortype', 'GoneException');
    res.writeHead(status).end(status === 200 ? undefined : '{}');
  });
  const { url, close } = await listen(server);
  const client = new ApiGatewayManagementApiClient({
    endpoint: `${url}/live`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return { client, told, failing, close };
}
