import type { Passing } from '../edge/passing.ts';
import type { Action } from '../model/balancer.ts';

type FixedResponse = Extract<Action, { type: 'fixed-response' }>;

export function fixedResponse({ status, contentType, body }: FixedResponse) {
  const headers = [
    ['Server', 'awselb/2.0'],
    ['Content-Type', contentType],
    ['Content-Length', `${Buffer.byteLength(body)}`],
  ] as const;
  return ({ res, seen }: Passing): void => {
    seen.status = status;
    res.writeHead(status, headers.flat()).end(body);
  };
}
