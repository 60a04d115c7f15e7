import type { IncomingMessage, ServerResponse } from 'node:http';
import { readUpTo } from '../http/read-up-to.ts';
import { AwsError } from '../http/aws-error.ts';
import type { Guard } from '../iam/guard.ts';
import type { Connection } from './connection.ts';
import { closeReasons } from './close-codes.ts';
import { maxMessageBytes } from './limits.ts';

/** Answers a request for an open socket; false when it is for something else. */
export type Manage = (req: IncomingMessage, res: ServerResponse) => boolean;

interface ManagementResponse {
  readonly status: number;
  readonly body?: object;
  readonly errorType?: string;
}

const signed = /^AWS4-HMAC-SHA256 Credential=[^/\s]+\/\d{8}\/[^/\s]+\/execute-api\/aws4_request,/;

const responses = {
  unsigned: failure(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token'),
  forbidden: failure(403, 'ForbiddenException', 'Forbidden'),
  gone: failure(410, 'GoneException', 'Gone'),
  tooLarge: failure(413, 'PayloadTooLargeException', 'Payload Too Large'),
  full: failure(429, 'LimitExceededException', 'Limit Exceeded'),
} as const;

interface ManagementOptions {
  readonly stage: string;
  /** ARN of the stage. */
  readonly stageArn: string;
  readonly connections: ReadonlyMap<string, Connection>;
  /** @default - a request must be signed, by anybody */
  readonly guard?: Guard | undefined;
}

/**
 * The management API of a stage, for what functions have to say to clients.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
 */
export function createManagement({
  stage,
  stageArn,
  connections,
  guard,
}: ManagementOptions): Manage {
  const path = new RegExp(`^/${stage}/(?:@|%40)connections/([^/?]+)(?:\\?|$)`);
  return (req, res) => {
    const [, encoded] = path.exec(req.url ?? '') ?? [];
    if (encoded === undefined) return false;
    const id = encoded.replace(/%3d$/i, '=');
    const resource = `${stageArn}/${req.method}/@connections/${id}`;
    respondTo(req, { connection: connections.get(id), guard, resource }).then(
      (response) => write(res, response),
      () => res.destroy(),
    );
    return true;
  };
}

interface Called {
  readonly connection: Connection | undefined;
  readonly guard: Guard | undefined;
  /** ARN of the connection, with the method. */
  readonly resource: string;
}

async function respondTo(
  req: IncomingMessage,
  { connection, guard, resource }: Called,
): Promise<ManagementResponse> {
  if (!signed.test(req.headers.authorization ?? '')) return responses.unsigned;
  const data = await readUpTo(maxMessageBytes, req);
  if (!data) return responses.tooLarge;
  const denied = guard && (await denial(guard, { req, data, resource }));
  if (denied) return denied;
  if (!connection || connection.isClosing()) return responses.gone;
  if (req.method === 'POST') return post(data, connection);
  if (req.method === 'GET') return { status: 200, body: describe(connection) };
  if (req.method !== 'DELETE') return responses.forbidden;
  connection.close(closeReasons.normal);
  return { status: 204 };
}

interface PermissionRequest {
  readonly req: IncomingMessage;
  readonly data: Buffer;
  readonly resource: string;
}

/** The response to a caller without permission. */
async function denial(
  guard: Guard,
  { req, data, resource }: PermissionRequest,
): Promise<ManagementResponse | undefined> {
  const { method = '', url = '', headers } = req;
  const request = { service: 'execute-api', method, url, headers, body: data };
  try {
    await guard.authorize(request, [{ action: 'execute-api:ManageConnections', resource }]);
    return undefined;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return failure(403, error.type, error.message);
  }
}

function post(data: Buffer, connection: Connection): ManagementResponse {
  if (connection.isFull()) return responses.full;
  connection.send(data);
  return { status: 200 };
}

function describe({ peer, lastActiveAt }: Connection): object {
  return {
    connectedAt: new Date(peer.connectedAt).toISOString(),
    identity: { sourceIp: peer.address, userAgent: peer.userAgent },
    lastActiveAt: lastActiveAt().toISOString(),
  };
}

function failure(status: number, errorType: string, message: string): ManagementResponse {
  return { status, errorType, body: { message } };
}

function write(res: ServerResponse, { status, body, errorType }: ManagementResponse): void {
  if (errorType !== undefined) res.setHeader('x-amzn-errortype', errorType);
  if (body === undefined) return void res.writeHead(status).end();
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
