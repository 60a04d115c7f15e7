import type { RouteTable } from '@quartet/aws/http/router';
import { actionRoutes } from './actions.ts';
import { sendJson } from './responses.ts';
import type { ConsoleOptions } from './console-options.ts';
import { openEventStream } from './event-stream.ts';
import { type RequestFilter, createLive } from './live.ts';
import { createLogs } from './logs.ts';
import type { RecentRequests } from './recent-requests.ts';
import { pageRoutes } from './page-routes.ts';
import { drawPicture } from './picture.ts';
import { createRunner } from './runner.ts';
import { createShop } from './shop.ts';
import { streamLog } from './stream-log.ts';
import { createTaskWatch } from './task-watch.ts';
import { traceOf } from './trace.ts';
import { isFailed, isThrottled } from './stats-accumulator.ts';

const clients: RequestFilter = ({ entrance }) => entrance === 'gateway';

const filters: Readonly<Record<string, RequestFilter>> = {
  clients,
  services: ({ entrance }) => entrance !== 'gateway',
  troubled: (seen) => isFailed(seen) || isThrottled(seen) || seen.reason !== undefined,
};

const api = '/__console/api';

/** All that the page asks for. */
export function createConsoleRoutes(
  options: ConsoleOptions & { recentRequests: RecentRequests },
): RouteTable {
  const { model, control, home, targets, recentRequests } = options;
  const runner = createRunner(control);
  const logs = createLogs(home);
  const shop = createShop(home);
  const watch = createTaskWatch(runner);
  const live = createLive({ recentRequests, watch, targets }, drawPicture(model));

  return {
    ...pageRoutes(),
    [`GET ${api}/live`]: ({ res, url }) =>
      live.join(openEventStream(res), filterOf(url.searchParams.get('show'))),
    [`GET ${api}/logs/:task`]: ({ res, params: { task = '' } }) => streamLog(logs, task, res),
    [`GET ${api}/requests/:id`]: async ({ res, params: { id = '' } }) =>
      sendJson(res, traceOf(id, recentRequests.ofRequest(id), await logs.search([id]))),
    [`GET ${api}/orders/:id`]: async ({ res, params: { id = '' } }) =>
      sendJson(res, {
        ...(await shop.order(id)),
        lines: await logs.search([id, ...recentRequests.requestIdsFor(id)]),
      }),
    ...actionRoutes({ runner, targets }, api),
  };
}

/** The filter for the page's choice of requests. @default clients */
function filterOf(kind: string | null): RequestFilter {
  return filters[kind ?? ''] ?? clients;
}
