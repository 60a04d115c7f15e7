import type { Verifier } from '@quartet/auth';
import { answerReady, answerLive, type Health } from '@quartet/health';
import { answerProblem, type Route } from '@quartet/http';
import type { Logger } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import express, { type Express, type RequestHandler } from 'express';
import { accessLog } from './access-log.ts';
import { authenticate } from './authenticate.ts';
import { docsRouter } from './docs-router.ts';
import type { Limits } from './limits.ts';
import { keepContext } from './request-context.ts';
import { routeTable } from './route-table.ts';
import { secureHeaders } from './secure-headers.ts';

/** What every service needs from outside itself. */
export interface AppDeps {
  readonly verifier: Verifier;
  readonly log: Logger;
  readonly health: Health;
  readonly limits: Limits;
}

/** The order of everything that a request passes, decided here once for all services. */
export function createServiceApp<D extends AppDeps>(
  name: string,
  routes: readonly Route<D>[],
  deps: D,
): Express {
  const app = express();
  app
    .disable('x-powered-by')
    .disable('etag')
    .set('query parser', 'simple')
    .set('trust proxy', 'loopback, uniquelocal');
  app.get('/health/live', answerLive);
  app.get('/health/ready', answerReady(deps.health));
  app.use(keepContext, secureHeaders, accessLog(deps.log), closeWhileDraining(deps.health));
  app.use(docsRouter(name, routes));
  app.use(authenticate(deps.verifier));
  app.use(routeTable(routes, deps));
  app.use(nothingHere);
  app.use(answerProblem(deps.log));
  return app;
}

function closeWhileDraining(health: Health): RequestHandler {
  return (_req, res, next) => {
    if (health.state() === 'draining') res.setHeader('Connection', 'close');
    next();
  };
}

const nothingHere: RequestHandler = () => {
  throw new Problem('not_found', 'There is no such path.');
};
