import { readJson } from '@quartet/aws/http/read-json';
import type { RouteTable } from '@quartet/aws/http/router';
import { z } from 'zod';
import { scenarios } from '../views/scenarios.ts';
import { credentialsPath } from './credentials-path.ts';
import type { Logs } from './logs.ts';
import type { RecentRequests } from './recent-requests.ts';
import { sendJson } from './responses.ts';
import { createShop } from './shop.ts';
import { accountNames, type ShopClient } from './shop-client.ts';

interface ShopRoutesOptions {
  readonly client: ShopClient;
  readonly logs: Pick<Logs, 'search'>;
  readonly recentRequests: Pick<RecentRequests, 'requestIdsFor'>;
}

const Account = z.strictObject({ as: z.enum(accountNames) });
const ScenarioChoice = z.strictObject({
  scenario: z
    .string()
    .transform((id) => scenarios.find((each) => each.id === id))
    .pipe(z.custom<(typeof scenarios)[number]>((found) => found !== undefined, 'is unknown')),
});

/** The routes about orders, customers and accounts of the shop. */
export function shopRoutes(
  { client, logs, recentRequests }: ShopRoutesOptions,
  api: string,
): RouteTable {
  const shop = createShop(client);
  return {
    [`GET ${api}/orders/:id`]: async ({ res, params: { id = '' } }) =>
      sendJson(res, {
        ...(await shop.order(id)),
        lines: await logs.search([id, ...recentRequests.requestIdsFor(id)]),
      }),
    [`POST ${api}/orders`]: async ({ req, res }) => {
      const { scenario } = await readJson(req, ScenarioChoice);
      sendJson(res, { id: await shop.place(scenario) });
    },
    [`GET ${api}/customers/:email`]: async ({ res, params: { email = '' } }) =>
      sendJson(res, await shop.customer(email)),
    [`POST ${credentialsPath}`]: async ({ req, res }) => {
      const { as } = await readJson(req, Account);
      sendJson(res, { ...(await client.credentials(as)), examples: await shop.examples() });
    },
  };
}
