import type { GatewayCase } from './gateway-case.ts';
import { httpPages } from './gateway-pages.ts';
import { httpModel, httpRoute, integration } from './testing/gateway-models.ts';

const headers = { 'cache-control': 'no-store', 'content-type': 'text/ours' };
const mapped = (status: number) =>
  httpModel([
    httpRoute('GET /pets', {
      integration: { ...integration({}), responseHeaders: { [status]: headers } },
    }),
  ]);
/** Cases of headers that a template adds to responses. */
export const responseHeaderCases: readonly GatewayCase[] = [
  {
    name: 'the headers of a status are overwritten in the response of an integration',
    page: httpPages.mapping,
    given: { gateway: mapped(200) },
    steps: [{ sent: { path: '/pets' }, answered: { status: 200, headers } }],
  },
  {
    name: 'those of another status are not',
    page: httpPages.mapping,
    given: { gateway: mapped(503) },
    steps: [
      {
        sent: { path: '/pets' },
        answered: { status: 200, headers: { 'cache-control': undefined } },
      },
    ],
  },
  {
    name: "and no mapping changes the gateway's own answer",
    page: httpPages.mapping,
    given: { gateway: mapped(404) },
    steps: [
      {
        sent: { path: '/toys' },
        answered: { status: 404, headers: { 'cache-control': undefined } },
      },
    ],
  },
];
