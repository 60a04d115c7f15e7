import { z } from 'zod';
import type { Who } from '../operation.ts';

/** The body of an answer that the gateway gives by itself. */
export const GatewayAnswer = z.object({ message: z.string() }).meta({
  id: 'GatewayAnswer',
  description: 'An answer of the gateway itself: a message without a code',
  example: { message: 'Service Unavailable' },
});

/** The messages of one status, in AWS's words. */
interface Messages {
  readonly http?: string;
  readonly rest?: string;
  /** A second reason for the status. */
  readonly restQuota?: string;
}

/** The answers that the gateway may give in place of any operation, by status. */
export const gatewayAnswers: Readonly<Record<number, Messages>> = {
  401: { http: 'Unauthorized' },
  403: { http: 'Forbidden', rest: 'Forbidden' },
  413: { http: 'Request Entity Too Large', rest: 'Request Too Long' },
  429: { http: 'Too Many Requests', rest: 'Too Many Requests', restQuota: 'Limit Exceeded' },
  500: { http: 'Internal Server Error', rest: 'Internal server error' },
  503: { http: 'Service Unavailable' },
  504: { rest: 'Endpoint request timed out' },
};

/** The statuses with which the gateway itself refuses or fails a request of these callers. */
export function gatewayStatuses(who: Who): readonly number[] {
  const statuses = Object.keys(gatewayAnswers).map(Number);
  if (who === 'service') return [];
  const isOfUsers = who === 'user' || who === 'admin';
  return isOfUsers ? statuses : statuses.filter((status) => status !== 401);
}

/** The media type of the gateway's answers of a status, with an example for each kind of gateway. */
export function gatewayContent(status: number) {
  const { http, rest, restQuota } = gatewayAnswers[status] ?? {};
  return {
    'application/json': {
      schema: GatewayAnswer,
      examples: {
        ...(http && { http: { summary: 'HTTP API', value: { message: http } } }),
        ...(rest && { rest: { summary: 'REST API', value: { message: rest } } }),
        ...(restQuota && {
          restQuota: { summary: 'REST API, over its quota', value: { message: restQuota } },
        }),
      },
    },
  };
}
