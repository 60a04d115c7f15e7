import { HttpError } from '@quartet/aws/http/http-error';
import type { RouteTable } from '@quartet/aws/http/router';
import { actionRoutes } from './actions.ts';
import type { CollectedSpans } from './collected-spans.ts';
import { readDenials } from './denials.ts';
import { sendJson } from './responses.ts';
import type { ConsoleOptions } from './console-options.ts';
import { openEventStream } from './event-stream.ts';
import { type RequestFilter, createLive } from './live.ts';
import { createLogs } from './logs.ts';
import type { RecentRequests } from './recent-requests.ts';
import { pageRoutes } from './page-routes.ts';
import { drawPicture } from './picture.ts';
import { createRunner } from './runner.ts';
import type { ShopClient } from './shop-client.ts';
import { shopRoutes } from './shop-routes.ts';
import { streamLog } from './stream-log.ts';
import { createTaskWatch } from './task-watch.ts';
import { requestIdsOfTrace, traceOf } from './trace.ts';
import type { Trace } from '../views/trace.ts';
import { isFailed, isThrottled } from './stats-accumulator.ts';

const clients: RequestFilter = ({ entrance }) => entrance === 'gateway';

const filters: Readonly<Record<string, RequestFilter>> = {
  clients,
  services: ({ entrance }) => entrance !== 'gateway',
  troubled: (seen) => isFailed(seen) || isThrottled(seen) || seen.reason !== undefined,
};

const api = '/__console/api';

interface RouteOptions extends ConsoleOptions {
  readonly recentRequests: RecentRequests;
  readonly client: ShopClient;
  readonly collectedSpans: Pick<CollectedSpans, 'tree'>;
}

/** All that the page asks for. */
export function createConsoleRoutes(options: RouteOptions): RouteTable {
  const { model, control, home, targets, recentRequests, client, collectedSpans } = options;
  const runner = createRunner(control);
  const logs = createLogs(home);
  const watch = createTaskWatch(runner);
  const live = createLive({ recentRequests, watch, targets }, { ...drawPicture(model), home });
  const requestTrace = async (id: string): Promise<Trace> => {
    const trace = traceOf(id, recentRequests.ofRequest(id), await logs.search([id]));
    return { ...trace, tree: collectedSpans.tree(trace.traceId ?? '') };
  };

  return {
    ...pageRoutes(),
    [`GET ${api}/live`]: ({ res, url }) =>
      live.join(openEventStream(res), filterOf(url.searchParams.get('show'))),
    [`GET ${api}/logs/:task`]: ({ res, params: { task = '' } }) => streamLog(logs, task, res),
    [`GET ${api}/denied`]: async ({ res }) => sendJson(res, await readDenials(logs)),
    [`GET ${api}/requests/:id`]: async ({ res, params: { id = '' } }) =>
      sendJson(res, await requestTrace(id)),
    [`GET ${api}/traces/:id`]: async ({ res, params: { id = '' } }) => {
      const [requestId] = requestIdsOfTrace(await logs.search([id]));
      if (requestId === undefined) throw new HttpError(404, 'No log line has this trace id.');
      sendJson(res, await requestTrace(requestId));
    },
    ...shopRoutes({ client, logs, recentRequests }, api),
    ...actionRoutes({ runner, targets }, api),
  };
}

/** The filter for the page's choice of requests. @default clients */
function filterOf(kind: string | null): RequestFilter {
  return filters[kind ?? ''] ?? clients;
}
