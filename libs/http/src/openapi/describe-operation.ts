import type { ZodOpenApiOperationObject } from 'zod-openapi';
import type { Method, Operation, Who } from '../operation.ts';
import { describeFailures } from './describe-failures.ts';
import { describeSuccesses } from './describe-successes.ts';

interface Label {
  readonly id: string;
  readonly tag: string;
}

export function describeOperation(
  method: Method,
  promise: Operation,
  { id, tag }: Label,
): ZodOpenApiOperationObject {
  const { summary, description, params, query, headers, body } = promise;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: security[promise.who],
    ...((params || query || headers) && {
      requestParams: {
        ...(params && { path: params }),
        ...(query && { query }),
        ...(headers && { header: headers }),
      },
    }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: body } } },
    }),
    responses: { ...describeSuccesses(promise), ...describeFailures(method, promise) },
  };
}

const security: Readonly<Record<Who, Record<string, string[]>[]>> = {
  anyone: [],
  key: [{ apiKey: [] }],
  user: [{ apiKey: [], accessToken: [] }],
  admin: [{ apiKey: [], accessToken: [] }],
  service: [],
};
