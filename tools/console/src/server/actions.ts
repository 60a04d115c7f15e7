import { z } from 'zod';
import { sendJson } from './responses.ts';
import type { Targets } from './console-options.ts';
import { readJson } from '@quartet/aws/http/read-json';
import type { RouteContext, RouteTable } from '@quartet/aws/http/router';
import type { Runner } from './runner.ts';

interface ActionDeps {
  readonly runner: Runner;
  readonly targets: Targets;
}

const Scale = z.strictObject({ desired: z.int().min(0).max(20) });
const Nothing = z.strictObject({});
const FaultBody = z.strictObject({
  latency: z.int().min(0).max(60_000),
  errors: z.number().min(0).max(1),
});

/** The routes behind the buttons. */
export function actionRoutes({ runner, targets }: ActionDeps, api: string): RouteTable {
  const forward = (schema: z.ZodType) => async (asked: RouteContext) => {
    const body = await readJson(asked.req, schema);
    await runner.act(asked.url.pathname.slice(api.length), body);
    sendJson(asked.res, {});
  };
  const setFault = async ({ req, res, params: { name = '' } }: RouteContext) => {
    const fault = await readJson(req, FaultBody);
    if (fault.latency === 0 && fault.errors === 0) targets.clearFault(name);
    else targets.addFault(name, fault);
    sendJson(res, {});
  };
  return {
    [`POST ${api}/services/:name/scale`]: forward(Scale),
    [`POST ${api}/services/:name/roll`]: forward(Nothing),
    [`POST ${api}/tasks/:name/stop`]: forward(Nothing),
    [`POST ${api}/tasks/:name/restart`]: forward(Nothing),
    [`POST ${api}/tasks/:name/kill`]: forward(Nothing),
    [`POST ${api}/tasks/:name/fault`]: setFault,
  };
}
