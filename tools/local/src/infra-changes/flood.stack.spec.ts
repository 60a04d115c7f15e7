import { runGateway } from '@quartet/aws/conformance/testing/running-gateway';
import { send } from '@quartet/aws/conformance/testing/send';
import { readModel } from '@quartet/cloudformation/read-model';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';
import { synthesis } from '../testing/synthesis.ts';

type Event = { readonly headers: Readonly<Record<string, string>> };

const path = '/api/payments/0198';
const known = { 'x-api-key': 'known' };
const variants = { http: {}, rest: { context: { edge: 'rest' } } } as const;

it.each(['http', 'rest'] as const)(
  'a flood without a key costs a client with a key nothing: %s',
  async (edge) => {
    const { gateway } = readModel(synthesis(variants).folder(edge), endpoints);
    const plans = gateway.kind === 'rest' ? gateway.usagePlans : [];
    const running = await runGateway({
      gateway,
      apiKeys: Object.fromEntries(plans.flatMap(({ keyIds }) => keyIds).map((id) => [id, 'known'])),
      authorizer: (event) => ({ isAuthorized: (event as Event).headers['x-api-key'] === 'known' }),
    });
    const statuses = (count: number, headers: Readonly<Record<string, string>>) =>
      Promise.all(
        Array.from(
          { length: count },
          async () =>
            (await send(running.url, { path: `${gateway.pathPrefix}${path}`, headers })).status,
        ),
      );
    expect(new Set(await statuses(160, {}))).toEqual(new Set([403]));
    expect(new Set(await statuses(20, known))).toEqual(new Set([200]));
    await running.close();
  },
  300_000,
);
