import type { ProblemCode } from '@quartet/problem';
import { z } from 'zod';
import type { Who } from '../operation.ts';

/** The body of an answer that the gateway gives by itself. */
export const GatewayAnswer = z.object({ message: z.string() }).meta({
  id: 'GatewayAnswer',
  description: 'An answer of the gateway itself: a message without a code',
  example: { message: 'Service Unavailable' },
});

interface GatewayFailure {
  /** The message of an HTTP API, in AWS's words. */
  readonly message?: string;
  /** The problems that a REST API answers with. */
  readonly problems: readonly ProblemCode[];
}

/** The answers that the gateway may give in place of any operation, by status. */
export const gatewayAnswers: Readonly<Record<number, GatewayFailure>> = {
  401: { message: 'Unauthorized', problems: [] },
  403: { message: 'Forbidden', problems: ['invalid_api_key', 'forbidden'] },
  413: { message: 'Request Entity Too Large', problems: ['body_too_large'] },
  429: { message: 'Too Many Requests', problems: ['too_many_requests'] },
  500: { message: 'Internal Server Error', problems: [] },
  503: { message: 'Service Unavailable', problems: ['unavailable'] },
};

/** The statuses with which the gateway itself refuses or fails a request of these callers. */
export function gatewayStatuses(who: Who): readonly number[] {
  const statuses = Object.keys(gatewayAnswers).map(Number);
  if (who === 'service') return [];
  const isOfUsers = who === 'user' || who === 'admin';
  return isOfUsers ? statuses : statuses.filter((status) => status !== 401);
}

/** The problems of the gateway itself, in place of any operation for these callers. */
export function gatewayProblems(who: Who): readonly ProblemCode[] {
  const codes = gatewayStatuses(who).flatMap((status) => gatewayAnswers[status]?.problems ?? []);
  return who === 'anyone' ? codes.filter((code) => code !== 'invalid_api_key') : codes;
}

/** The media type of the answers of an HTTP API with a status. */
export function gatewayContent(status: number) {
  const { message } = gatewayAnswers[status] ?? {};
  return {
    'application/json': {
      schema: GatewayAnswer,
      examples: { http: { summary: 'HTTP API', value: { message } } },
    },
  };
}
