import { STATUS_CODES } from 'node:http';
import { type ProblemCode, problemTitles } from '@quartet/problem';
import { z } from 'zod';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import type { Method, Operation, Who } from '../operation.ts';
import { statusOf } from '../statuses.ts';
import {
  GatewayAnswer,
  gatewayContent,
  gatewayProblems,
  gatewayStatuses,
} from './gateway-answers.ts';
import { impliedProblems, otherProblems } from './implied-problems.ts';
import { problemSchema } from './problem-schema.ts';
import {
  isMetered,
  rateLimitHeaders,
  RequestId,
  RetryAfter,
  WwwAuthenticate,
} from './response-headers.ts';

/** Each status with which an operation can fail, whether the service or the gateway says so, and the rest. */
export function describeFailures(method: Method, promise: Operation): ZodOpenApiResponsesObject {
  const { who, problems = [] } = promise;
  const own = [...impliedProblems(method, promise), ...problems];
  const codes = [...new Set([...own, ...gatewayProblems(who)])];
  const byStatus = Map.groupBy(codes, statusOf);
  const ofGateway = gatewayStatuses(who);
  const statuses = [...new Set([...byStatus.keys(), ...ofGateway])].sort((a, b) => a - b);
  return {
    ...Object.fromEntries(
      statuses.map((status) => {
        const isOfGateway = ofGateway.includes(status);
        return [status, sharedFailure(status, byStatus.get(status) ?? [], { who, isOfGateway })];
      }),
    ),
    default: share(nameOfOther(who), () => otherFailure(who)),
  };
}

interface Source extends Pick<Operation, 'who'> {
  readonly isOfGateway: boolean;
}

const shared = new Map<string, ZodOpenApiResponseObject>();

/** Documents refer to answers that many operations have in common by a name. */
function sharedFailure(
  status: number,
  codes: readonly ProblemCode[],
  source: Source,
): ZodOpenApiResponseObject {
  if (codes.length > 2 || source.who === 'service') return failure(status, codes, source);
  const gateway = source.isOfGateway ? ['gateway'] : [];
  const anyone = isMetered(source.who) ? [] : ['anyone'];
  const name = [...codes, ...gateway, ...anyone, String(status)].join('-');
  return share(name, () => failure(status, codes, source));
}

function share(id: string, make: () => ZodOpenApiResponseObject): ZodOpenApiResponseObject {
  const known = shared.get(id) ?? { id, ...make() };
  shared.set(id, known);
  return known;
}

function failure(
  status: number,
  codes: readonly ProblemCode[],
  { who, isOfGateway }: Source,
): ZodOpenApiResponseObject {
  const problems = codes.map((code) => `- \`${code}\`: ${problemTitles[code]}`);
  const gateway = isOfGateway ? [`- The gateway itself: ${STATUS_CODES[status]}`] : [];
  return {
    description: [...problems, ...gateway].join('\n'),
    headers: headersOf(codes, { who, status, isOfGateway }),
    content: {
      ...(codes.length > 0 && {
        'application/problem+json': { schema: problemSchema(codes, { who }) },
      }),
      ...(isOfGateway && gatewayContent(status)),
    },
  };
}

const retryable: readonly ProblemCode[] = [
  'too_many_requests',
  'unavailable',
  'request_in_progress',
  'not_refundable',
];

interface Failure {
  readonly who: Who;
  readonly status?: number;
  readonly isOfGateway?: boolean;
}

function headersOf(
  codes: readonly ProblemCode[],
  { who, status, isOfGateway }: Failure,
): z.ZodObject {
  const isRetryable = codes.some((code) => retryable.includes(code));
  return z.object({
    'X-Request-Id': RequestId.optional(),
    ...(status === 401 && {
      'WWW-Authenticate': isOfGateway ? WwwAuthenticate.optional() : WwwAuthenticate,
    }),
    ...(isRetryable && { 'Retry-After': RetryAfter.optional() }),
    ...rateLimitHeaders(who),
  });
}

function nameOfOther(who: Who): string {
  if (who === 'service') return 'other-internal';
  return isMetered(who) ? 'other' : 'other-anyone';
}

function otherFailure(who: Who): ZodOpenApiResponseObject {
  const problems = problemSchema(otherProblems, { who });
  return {
    description: 'Any other failure, of the service before it reads the request or of the gateway',
    headers: headersOf([], { who }),
    content: {
      // Some generators know one type per answer and take the first, which therefore has both forms.
      ...(who !== 'service' && {
        'application/json': { schema: z.union([GatewayAnswer, problems]) },
      }),
      'application/problem+json': { schema: problems },
    },
  };
}
