import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Route } from '../operation.ts';
import { conventions } from './conventions.ts';
import { describeOperation } from './describe-operation.ts';
import { openAnswers, type OpenApiDocument } from './open-answers.ts';

/** The OpenAPI 3.1 document of a service, made from the schemas that validate. Internal paths are left out. */
export function openApiDocument<Deps>(
  name: string,
  routes: readonly Route<Deps>[],
): OpenApiDocument {
  const open = routes.filter(([, , , { who }]) => who !== 'service');
  return openAnswers(documentOf(name, open));
}

/** The document of all paths, whose answers have no members but the documented ones: for specs. */
export function strictDocument<Deps>(
  name: string,
  routes: readonly Route<Deps>[],
): OpenApiDocument {
  return documentOf(name, routes);
}

function documentOf<Deps>(name: string, routes: readonly Route<Deps>[]): OpenApiDocument {
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: `Quartet ${name}`,
      version: '1.0.0',
      description: conventions,
      contact: { name: 'Quartet' },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The gateway' }],
    tags: [{ name, description: `Operations of the ${name} service` }],
    paths: pathsOf(name, routes),
    ...webhooksOf(name, routes),
    components: {
      securitySchemes: {
        apiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'x-api-key',
          description: 'The key of the client, which the gateway checks',
        },
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The access token of the user, from POST /api/users/login',
        },
      },
    },
  });
}

function pathsOf<Deps>(name: string, routes: readonly Route<Deps>[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [method, path, make, promise] of routes) {
    const template = path.replace(/:(\w+)/g, '{$1}');
    const id = make.name;
    paths[template] = {
      ...paths[template],
      [method.toLowerCase()]: describeOperation(method, promise, { id, tag: name }),
    };
  }
  return paths;
}

/** The webhooks of OpenAPI 3.1: requests that another company sends. */
function webhooksOf<Deps>(tag: string, routes: readonly Route<Deps>[]) {
  const received = routes.flatMap(([method, , , promise]) => {
    if (promise.webhook === undefined) return [];
    const id = `on${promise.webhook[0]?.toUpperCase()}${promise.webhook.slice(1)}`;
    const { params: _params, ...rest } = promise;
    const described = describeOperation(method, rest, { id, tag });
    return [[promise.webhook, { [method.toLowerCase()]: described }] as const];
  });
  return received.length === 0 ? {} : { webhooks: Object.fromEntries(received) };
}
