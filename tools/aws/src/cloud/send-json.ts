import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { AwsError } from '../http/aws-error.ts';

/** Sends JSON as AWS services with the JSON protocol 1.1 do. */
export function sendJson(res: ServerResponse, status: number, value: object): void {
  res.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': randomUUID(),
  });
  res.end(JSON.stringify(value));
}

/** Only what we chose to say is told; anything else is an internal failure. */
export function sendError(res: ServerResponse, error: unknown): void {
  const { type, message, status } =
    error instanceof AwsError ? error : new AwsError('InternalFailure', 'Internal failure.', 500);
  sendJson(res, status, { __type: type, message });
}
