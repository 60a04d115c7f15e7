import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ConsoleOptions } from './console-options.ts';
import type { Observe } from '@quartet/aws/http/proxied-request';
import { HttpError } from '@quartet/aws/http/http-error';
import { sendError, securityHeaders } from './responses.ts';
import { type CollectedSpans, createCollectedSpans } from './collected-spans.ts';
import { createConsoleRoutes } from './console-routes.ts';
import { guard } from './guard.ts';
import { createRecentRequests } from './recent-requests.ts';
import { createShopClient } from './shop-client.ts';
import { createRouter } from '@quartet/aws/http/router';

/** The page at `/__console` and what it asks for; it lives in the process of the edge. */
export interface Console {
  /** False when the request is none of the console's. */
  handle(req: IncomingMessage, res: ServerResponse): boolean;
  /** Remembers a request; all else is done when somebody looks. */
  readonly observe: Observe;
  /** Remembers the spans of a run that is traced. */
  readonly collect: CollectedSpans['collect'];
}

const own = /^\/__console(?:[/?]|$)/;

export function createConsole(options: ConsoleOptions): Console {
  const recentRequests = createRecentRequests();
  const client = createShopClient(options.home);
  const collectedSpans = createCollectedSpans();
  const parts = { ...options, recentRequests, client, collectedSpans };
  const route = createRouter(createConsoleRoutes(parts));

  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    for (const [name, value] of Object.entries(securityHeaders)) res.setHeader(name, value);
    try {
      guard(req);
      const methods = await route(req, res);
      if (!methods.includes(req.method ?? '')) {
        throw new HttpError(404, 'The console has no such page.');
      }
    } catch (error) {
      sendError(res, error);
    }
  };
  return {
    collect: collectedSpans.collect,
    // What the console reads for its own page is no client's request.
    observe: (record) => {
      if (record.userAgent !== client.userAgent) recentRequests.observe(record);
    },
    handle: (req, res) => {
      if (!own.test(req.url ?? '')) return false;
      void answer(req, res);
      return true;
    },
  };
}
