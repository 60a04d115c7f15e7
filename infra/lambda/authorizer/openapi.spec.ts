import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Route, routeKey, routesOf, type Who } from '../../src/edge/routes.ts';
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
  readonly who: Who;
}

const folder = join(import.meta.dirname, '../../../docs/api');
const documents = services.map(
  ({ name }) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Document,
);
const operations = documents.flatMap(({ paths }) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) =>
      operation(method.toUpperCase(), path, security),
    ),
  ),
);
const routes = services.flatMap(routesOf);

function operation(method: string, path: string, security: readonly object[]): Operation {
  const asked = security.flatMap((each) => Object.keys(each));
  const who = asked.includes('accessToken') ? 'user' : asked.includes('apiKey') ? 'key' : 'anyone';
  return { name: `${method} ${path}`, method, path, who };
}

/** The gateway takes a whole path before `{proxy+}`, then the longest, then the method before `ANY`. */
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
  '$name asks at the edge for what its document says: $who',
  ({ method, path, who }) => {
    expect(routeOf(method, path)?.who).toBe(who);
    expect(routeOf(method, path.replace('/api/', '/api/v1/'))?.who).toBe(who);
  },
);

it.each(services.map(({ name }) => name))('the document of %s is open to anyone', (name) => {
  expect(routeOf('GET', `/api/${name}/openapi.json`)?.who).toBe('anyone');
  expect(routeOf('GET', `/api/${name}/docs`)?.who).toBe('anyone');
});

it('no route is opened for an operation that there is not', () => {
  const used = new Set(
    operations.flatMap(({ method, path }) => {
      const route = routeOf(method, path);
      return route ? [routeKey(route)] : [];
    }),
  );
  const opened = routes.filter(
    ({ who, version, path }) =>
      who !== 'user' && version === undefined && !/\/(docs|openapi\.json)/.test(path),
  );
  expect(opened.map(routeKey).filter((key) => !used.has(key))).toEqual([]);
});
