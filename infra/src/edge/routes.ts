import { pathsOf, type Service } from '../services.ts';

/** What a route asks of a request: nothing, an API key, or a user's token as well. */
export type Who = 'anyone' | 'key' | 'user';

/** One route of a gateway, in the notation of API Gateway. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly who: Who;
  /** What the service is asked for. */
  readonly target: string;
  /** The version that the path names, if it names one. */
  readonly version: string | undefined;
}

/** The versions that the paths may name. Any other is an unknown path, and a 404. */
const versions = ['1'];

/** All routes that lead to a service, each unpinned and pinned to each version. */
export function routesOf(service: Service): readonly Route[] {
  const routes = [
    ...pathsOf(service.name).map((path) => route('ANY', path, 'user')),
    ...service.keyRoutes.map((key) => {
      const [method = 'ANY', path = ''] = key.split(' ');
      return route(method, path, 'key');
    }),
    ...service.publicPaths.map((path) => route('ANY', path, 'anyone')),
  ];
  return [...routes, ...versions.flatMap((version) => routes.map((each) => pinned(each, version)))];
}

/** What `ANY` takes, but for the OPTIONS with which a browser asks whether a page may. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * The same routes, of which no guarded one takes OPTIONS. A gateway with CORS answers that by itself, but for
 * what a route takes: there the authoriser would refuse it, for a browser sends no key and no token with it.
 */
export function withoutPreflights(routes: readonly Route[]): readonly Route[] {
  const named = new Set(routes.map(routeKey));
  return routes.flatMap((route) => {
    if (route.method !== 'ANY' || route.who === 'anyone') return route;
    const each = methods.map((method) => ({ ...route, method }));
    return each.filter((one) => !named.has(routeKey(one)));
  });
}

/** As the gateway calls it in its events and settings. */
export function routeKey({ method, path }: Route): string {
  return `${method} ${path}`;
}

function route(method: string, pattern: string, who: Who): Route {
  const path = pattern.replace(/\*$/, '{proxy+}');
  return { method, path, who, target: path, version: undefined };
}

function pinned(route: Route, version: string): Route {
  return { ...route, path: route.path.replace(/^\/api\//, `/api/v${version}/`), version };
}
