import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Access, type Route, routeKey, routesOf, withHead } from '../../src/edge/routes.ts';
import { services } from '../../src/services.ts';

interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly security: readonly object[] }>>>
  >;
}

interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly access: Access;
}

const folder = join(import.meta.dirname, '../../../docs/api');
const documents = services.map(
  ({ name }) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Document,
);
const operations = documents.flatMap(({ paths }) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { security }]) =>
      withHead(method.toUpperCase()).map((each) => operation(each, path, security)),
    ),
  ),
);
const routes = services.flatMap(routesOf);

function operation(method: string, path: string, security: readonly object[]): Operation {
  const schemes = security.flatMap((each) => Object.keys(each));
  const access = schemes.includes('accessToken')
    ? 'user'
    : schemes.includes('apiKey')
      ? 'key'
      : 'anyone';
  return { name: `${method} ${path}`, method, path, access };
}

/** The gateway prefers a full match to `{proxy+}`, then the longest path, then a method to `ANY`. */
function routeOf(method: string, path: string): Route | undefined {
  const fits = (route: Route) =>
    (route.method === 'ANY' || route.method === method) &&
    (route.path.endsWith('/{proxy+}')
      ? path.startsWith(route.path.slice(0, -'{proxy+}'.length))
      : route.path === path);
  const rank = (route: Route) =>
    (route.path.includes('{proxy+}') ? 0 : 1_000) +
    route.path.length +
    (route.method === 'ANY' ? 0 : 0.5);
  return routes.filter(fits).sort((a, b) => rank(b) - rank(a))[0];
}

it.each(operations)(
  'the edge requires of $name what its OpenAPI document says: $access',
  ({ method, path, access }) => {
    expect(routeOf(method, path)?.access).toBe(access);
    expect(routeOf(method, path.replace('/api/', '/api/v1/'))?.access).toBe(access);
  },
);

it.each(services.map(({ name }) => name))('the document of %s is open to anyone', (name) => {
  expect(routeOf('GET', `/api/${name}/openapi.json`)?.access).toBe('anyone');
  expect(routeOf('GET', `/api/${name}/docs`)?.access).toBe('anyone');
});

it('every route with less than user access belongs to an operation of a document', () => {
  const used = new Set(
    operations.flatMap(({ method, path }) => {
      const route = routeOf(method, path);
      return route ? [routeKey(route)] : [];
    }),
  );
  const opened = routes.filter(
    ({ access, version, path }) =>
      access !== 'user' && version === undefined && !/\/(docs|openapi\.json)/.test(path),
  );
  expect(opened.map(routeKey).filter((key) => !used.has(key))).toEqual([]);
});
