import { actionRoutes } from './actions.ts';
import { sendJson } from './responses.ts';
import type { ConsoleOptions } from './console-options.ts';
import { openEventStream } from './event-stream.ts';
import { createLive } from './live.ts';
import { createLogs } from './logs.ts';
import type { RecentRequests } from './recent-requests.ts';
import { pageRoutes } from './page-routes.ts';
import { drawPicture } from './picture.ts';
import type { RouteTable } from '@quartet/aws/http/router';
import { createRunner } from './runner.ts';
import { createShop } from './shop.ts';
import { filterOf } from './request-filter.ts';
import { streamLog } from './stream-log.ts';
import { createTaskWatch } from './task-watch.ts';
import { traceOf } from './trace.ts';

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
