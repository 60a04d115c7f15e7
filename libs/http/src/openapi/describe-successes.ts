import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { ZodOpenApiResponsesObject } from 'zod-openapi';
import type { DescribedAnswer, Operation } from '../operation.ts';
import { rateLimitHeaders, RequestId } from './response-headers.ts';

export function describeSuccesses({ answers, who }: Operation): ZodOpenApiResponsesObject {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => {
      const { description, body, headers } = describedAnswer(status, answer);
      return [
        status,
        {
          description,
          headers: z.object({
            'X-Request-Id': RequestId,
            ...headers?.shape,
            ...rateLimitHeaders(who),
          }),
          ...(body && { content: { 'application/json': { schema: body } } }),
        },
      ];
    }),
  );
}

function describedAnswer(
  status: string,
  answer: DescribedAnswer | z.ZodType | null,
): DescribedAnswer {
  const description = STATUS_CODES[status] ?? status;
  if (answer === null) return { description };
  return answer instanceof z.ZodType ? { description, body: answer } : answer;
}
