import { services, type Service } from '@quartet/infra/services';

export interface Target {
  readonly service: Service;
  /** What the service is asked for: the version of the API is taken out of it. */
  readonly url: string;
  readonly version: string | undefined;
  readonly needsKey: boolean;
}

const shape = /^\/api(?:\/v(\d+))?(\/[^?/]+)((?:\/[^?]*)?)(\?.*)?$/s;
const plain = /^(?:[\w.~!$&'()*+,;=:@/-]|%(?!2e|2f|5c)[\da-f]{2})*$/i;
const evasive = /\/\/|\/\.\.?(?:[;/]|$)/;
const currentVersion = '1';

/**
 * The service of a request, or undefined. Decided on the path as it was sent: a path that means
 * another one once it is decoded or tidied up is no path here.
 */
export function routeOf(rawUrl: string): Target | undefined {
  const [, version, name, rest, query = ''] = shape.exec(rawUrl) ?? [];
  const service = services.find((each) => `/${each.name}` === name);
  if (!service || rest === undefined) return undefined;
  if (version !== undefined && version !== currentVersion) return undefined;
  const path = `/api/${service.name}${rest}`;
  if (!plain.test(path) || evasive.test(path)) return undefined;
  const needsKey = !service.publicPaths.some((pattern) => matches(pattern, path));
  return { service, url: path + query, version, needsKey };
}

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
