import { pathsOf, type Service } from '../services.ts';

/** The credentials that a route requires: none, an API key, or an API key and a user's token. */
export type Access = 'anyone' | 'key' | 'user';

/** One route of a gateway, in the notation of API Gateway. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly access: Access;
  /** The path of the request to the service. */
  readonly targetPath: string;
  /** The version that the path names, if it names one. */
  readonly version: string | undefined;
}

/** The versions that paths may name. Any other version is an unknown path, and gets a 404. */
const versions = ['1'];

/** All routes to a service, each without a version and pinned to each version. */
export function routesOf(service: Service): readonly Route[] {
  const routes = [
    ...pathsOf(service.name).map((path) => route('ANY', path, 'user')),
    ...service.keyRoutes.flatMap((key) => {
      const [method = 'ANY', path = ''] = key.split(' ');
      return withHead(method).map((each) => route(each, path, 'key'));
    }),
    ...service.publicPaths.map((path) => route('ANY', path, 'anyone')),
  ];
  return [...routes, ...versions.flatMap((version) => routes.map((each) => pinTo(each, version)))];
}

/** The methods that `ANY` matches, except OPTIONS, which browsers send as a preflight. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * The same routes, of which no guarded one matches OPTIONS. A gateway with CORS answers preflights itself, unless
 * a route matches them: the authorizer would then reject them, since a browser sends no key and no token.
 */
export function withoutPreflights(routes: readonly Route[]): readonly Route[] {
  const named = new Set(routes.map(routeKey));
  return routes.flatMap((route) => {
    if (route.method !== 'ANY' || route.access === 'anyone') return route;
    const each = methods.map((method) => ({ ...route, method }));
    return each.filter((one) => !named.has(routeKey(one)));
  });
}

/** HEAD needs what GET needs: https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2 */
export function withHead(method: string): readonly string[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method];
}

/** The route key of API Gateway's events and settings. */
export function routeKey({ method, path }: Route): string {
  return `${method} ${path}`;
}

function route(method: string, pattern: string, access: Access): Route {
  const path = pattern.replace(/\*$/, '{proxy+}');
  return { method, path, access, targetPath: path, version: undefined };
}

function pinTo(route: Route, version: string): Route {
  return { ...route, path: route.path.replace(/^\/api\//, `/api/v${version}/`), version };
}
