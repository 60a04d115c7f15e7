import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { listen } from './listen.ts';

export interface TestSockets {
  readonly client: ApiGatewayManagementApiClient;
  /** The messages that were sent, by connection id. */
  readonly sent: Map<string, unknown[]>;
  /** The connections that were closed. */
  readonly closed: ReadonlySet<string>;
  /** Status codes to answer in place of a delivery, by connection id. */
  readonly statuses: Map<string, number>;
  close(): Promise<void>;
}

/** Starts a server that implements the management API of a WebSocket API. */
export async function testSockets(): Promise<TestSockets> {
  const sent = new Map<string, unknown[]>();
  const closed = new Set<string>();
  const statuses = new Map<string, number>();
  const server = createServer(async (req, res) => {
    const [, id = ''] = /^\/live\/(?:@|%40)connections\/([^/]+)$|$/.exec(req.url ?? '') ?? [];
    const connectionId = decodeURIComponent(id);
    const isKnown = (req.method === 'POST' || req.method === 'DELETE') && connectionId;
    const status = isKnown ? (statuses.get(connectionId) ?? 200) : 404;
    const body = await text(req);
    if (status === 200 && req.method === 'DELETE') {
      closed.add(connectionId);
      return void res.writeHead(204).end();
    }
    const message = JSON.parse(body || '{}') as unknown;
    if (status === 200) sent.set(connectionId, [...(sent.get(connectionId) ?? []), message]);
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
  return { client, sent, closed, statuses, close };
}
