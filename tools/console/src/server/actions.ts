import { z } from 'zod';
import { answerJson } from './answer.ts';
import type { Targets } from './console.ts';
import { readJson } from './read-json.ts';
import type { Asked, RouteTable } from './router.ts';
import type { Runner } from './runner.ts';

interface Hands {
  readonly runner: Runner;
  readonly targets: Targets;
}

const Scale = z.strictObject({ desired: z.int().min(0).max(20) });
const Nothing = z.strictObject({});
const FaultBody = z.strictObject({
  latency: z.int().min(0).max(60_000),
  errors: z.number().min(0).max(1),
});

/** What the buttons do. */
export function actionRoutes({ runner, targets }: Hands, api: string): RouteTable {
  const pass = (schema: z.ZodType) => async (asked: Asked) => {
    const body = await readJson(asked.req, schema);
    await runner.act(asked.url.pathname.slice(api.length), body);
    answerJson(asked.res, {});
  };
  const setFault = async ({ req, res, params: { name = '' } }: Asked) => {
    const fault = await readJson(req, FaultBody);
    if (fault.latency === 0 && fault.errors === 0) targets.clearFault(name);
    else targets.addFault(name, fault);
    answerJson(res, {});
  };
  return {
    [`POST ${api}/services/:name/scale`]: pass(Scale),
    [`POST ${api}/services/:name/roll`]: pass(Nothing),
    [`POST ${api}/tasks/:name/stop`]: pass(Nothing),
    [`POST ${api}/tasks/:name/restart`]: pass(Nothing),
    [`POST ${api}/tasks/:name/kill`]: pass(Nothing),
    [`POST ${api}/tasks/:name/fault`]: setFault,
  };
}
