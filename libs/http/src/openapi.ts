import type { ProblemCode } from '@quartet/problem';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import type { Operation, Route, Who } from './operation.ts';
import { ProblemView } from './schemas.ts';
import { statusOf } from './statuses.ts';

/** The OpenAPI 3.1 document of a service, made from the schemas that validate. Internal paths are left out. */
export function openApiDocument<Deps>(name: string, routes: readonly Route<Deps>[]) {
  const paths: ZodOpenApiPathsObject = {};
  for (const [method, path, make, promise] of routes) {
    if (promise.who === 'service') continue;
    const template = path.replace(/:(\w+)/g, '{$1}');
    paths[template] = {
      ...paths[template],
      [method.toLowerCase()]: describe(make.name, name, promise),
    };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: `Quartet ${name}`,
      version: '1.0.0',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'the gateway' }],
    tags: [{ name }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  });
}

function describe(operationId: string, tag: string, promise: Operation): ZodOpenApiOperationObject {
  const { params, query, headers, body } = promise;
  return {
    operationId,
    tags: [tag],
    summary: promise.summary,
    security: security[promise.who],
    ...(params || query || headers
      ? {
          requestParams: {
            ...(params && { path: params }),
            ...(query && { query }),
            ...(headers && { header: headers }),
          },
        }
      : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: body } },
          },
        }
      : {}),
    responses: { ...answersOf(promise), ...failuresOf(promise) },
  };
}

const security: Readonly<Record<Who, Record<string, string[]>[]>> = {
  anyone: [],
  key: [{ apiKey: [] }],
  user: [{ apiKey: [], accessToken: [] }],
  admin: [{ apiKey: [], accessToken: [] }],
  service: [],
};

function answersOf({ answers }: Operation): ZodOpenApiOperationObject['responses'] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [
      status,
      {
        description: `Answer ${status}`,
        ...(schema && { content: { 'application/json': { schema } } }),
      },
    ]),
  );
}

function failuresOf(promise: Operation): ZodOpenApiOperationObject['responses'] {
  const byStatus = Map.groupBy([...impliedBy(promise), ...(promise.problems ?? [])], statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: [...new Set(codes)].join(', '),
        content: { 'application/problem+json': { schema: ProblemView } },
      },
    ]),
  );
}

function impliedBy({ who, params, query, headers, body }: Operation): ProblemCode[] {
  return [
    ...(params || query || headers || body ? (['invalid_request'] as const) : []),
    ...(body ? (['malformed_request', 'body_too_large', 'unsupported_media_type'] as const) : []),
    ...(who === 'anyone' ? [] : (['bad_api_key'] as const)),
    ...(who === 'user' || who === 'admin' ? (['unauthenticated'] as const) : []),
    ...(who === 'admin' ? (['forbidden'] as const) : []),
    'too_many_requests',
    'unavailable',
  ];
}
