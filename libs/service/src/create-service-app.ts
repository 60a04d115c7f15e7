import { answerReady, answerLive, type Health } from '@quartet/health';
import { answerProblem, normalQuery, type Route } from '@quartet/http';
import { Problem } from '@quartet/problem';
import express, { type Express, type RequestHandler, Router } from 'express';
import { addDocs } from './add-docs.ts';
import { addRoutes } from './add-routes.ts';
import { answerJson } from './answer-json.ts';
import type { AppDeps } from './app-deps.ts';
import { staticPriorities } from './priority.ts';
import { requestPreamble } from './request-preamble.ts';

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
    .enable('case sensitive routing')
    .enable('strict routing')
    .set('query parser', normalQuery)
    .set('trust proxy', 'loopback, uniquelocal');
  app.response.json = answerJson;
  app.use('/health', healthRouter(deps.health));
  app.use(requestPreamble(deps, staticPriorities(routes)), ...deps.limits.clients);
  addDocs(app, { name, routes, credentialsUrl: deps.docsCredentialsUrl });
  addRoutes(app, routes, deps);
  app.use(nothingHere);
  app.use(answerProblem(deps.log));
  return app;
}

function healthRouter(health: Health): Router {
  return Router().get('/live', answerLive).get('/ready', answerReady(health));
}

const nothingHere: RequestHandler = () => {
  throw new Problem('not_found', 'No route matches this path.');
};
