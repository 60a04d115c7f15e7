import type { ProxiedRequest } from '../http/proxied-request.ts';
import type { Action } from '@quartet/cloudformation/model/load-balancer';

type FixedResponse = Extract<Action, { type: 'fixed-response' }>;

export function fixedResponse({
  statusCode: status,
  contentType,
  messageBody: body,
}: FixedResponse) {
  const headers = [
    ['Server', 'awselb/2.0'],
    ['Content-Type', contentType],
    ['Content-Length', `${Buffer.byteLength(body)}`],
  ] as const;
  return ({ res, record }: ProxiedRequest): void => {
    record.status = status;
    res.writeHead(status, headers.flat()).end(body);
  };
}
