import {
  jsonBody,
  type Method,
  normalTexts,
  type Operation,
  parse,
  type Route,
} from '@quartet/http';
import { Problem } from '@quartet/problem';
import type { Express, RequestHandler } from 'express';
import { z } from 'zod';
import type { AppDeps } from './app-deps.ts';
import { authenticate, guard } from './authenticate.ts';
import { priorityOf } from './priority.ts';

/** Puts each line of the table behind its admission, its guard, its limits and its body, and a 405 behind each path. */
export function addRoutes<D extends AppDeps>(
  app: Express,
  routes: readonly Route<D>[],
  deps: D,
): void {
  const identify = authenticate(deps.verifier);
  for (const [method, path, make, promise] of routes) {
    const admit = deps.limits.admission.admit(priorityOf(method, promise));
    const first = [admit, identify, ...(path.includes(':') ? [normalPath] : [])];
    app[verbs[method]](path, ...first, ...before(method, promise, deps), make(deps));
  }
  for (const [path, lines] of Map.groupBy(routes, ([, path]) => path)) {
    app.all(path, refuseMethod(lines.map(([method]) => method)));
  }
}

const verbs = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
} as const;

/** The parameters of the path, in Unicode's form NFC as all texts that come in. */
const normalPath: RequestHandler = (req, _res, next) => {
  if (req.url.includes('%')) req.params = normalTexts(req.params);
  next();
};

function before(
  method: Method,
  promise: Operation,
  { limits }: AppDeps,
): readonly RequestHandler[] {
  if (method === 'GET') return [guard(promise.who)];
  return [guard(promise.who), ...limits.writes, ...jsonBody, ...(promise.body ? [] : [noBody])];
}

const Nothing = z.strictObject({}).optional();

const noBody: RequestHandler = (req, _res, next) => {
  parse(Nothing, req.body);
  next();
};

function refuseMethod(methods: readonly Method[]): RequestHandler {
  const allow = (methods.includes('GET') ? ['HEAD', ...methods] : methods).join(', ');
  return (_req, res) => {
    res.setHeader('Allow', allow);
    throw new Problem('method_not_allowed', `Allowed methods: ${allow}.`);
  };
}
