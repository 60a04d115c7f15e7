import { httpAuthorizer, httpModel, httpRoute } from './testing/gateway-models.ts';
import type { GatewayCase } from './gateway-case.ts';
import { httpPages } from './gateway-pages.ts';

/** So slow that no token comes back while a case runs. */
const few = { rateLimit: 0.001, burstLimit: 3 };
const tooMany = { status: 429, body: { message: 'Too Many Requests' } };
const page = httpPages.throttling;

export const throttlingCases: readonly GatewayCase[] = [
  {
    name: 'a route takes its burst at once, and no more',
    page,
    given: { gateway: httpModel([httpRoute('GET /pets', { throttle: few })]) },
    steps: [
      { sent: { path: '/pets' }, times: 5, statuses: { 200: 3, 429: 2 } },
      { sent: { path: '/pets' }, answered: tooMany, received: null },
    ],
  },
  {
    name: 'a route that is throttled leaves the others alone',
    page,
    given: { gateway: httpModel([httpRoute('GET /pets', { throttle: few }), 'GET /toys']) },
    steps: [
      { sent: { path: '/pets' }, times: 6, statuses: { 200: 3, 429: 3 } },
      { sent: { path: '/toys' }, times: 6, statuses: { 200: 6 } },
    ],
  },
  {
    name: 'a stage limits its routes together',
    page,
    given: { gateway: httpModel(['GET /pets', 'GET /toys'], { throttle: few }) },
    steps: [
      { sent: { path: '/pets' }, times: 2, statuses: { 200: 2 } },
      { sent: { path: '/toys' }, times: 3, statuses: { 200: 1, 429: 2 } },
    ],
  },
  {
    name: 'what a route refuses takes nothing from the stage',
    page,
    given: {
      gateway: httpModel(
        [httpRoute('GET /pets', { throttle: { rateLimit: 0.001, burstLimit: 1 } }), 'GET /toys'],
        { throttle: few },
      ),
    },
    steps: [
      { sent: { path: '/pets' }, times: 5, statuses: { 200: 1, 429: 4 } },
      { sent: { path: '/toys' }, times: 3, statuses: { 200: 2, 429: 1 } },
    ],
  },
  {
    name: 'the authoriser is not asked about what is throttled',
    page: httpPages.throttledFirst,
    given: {
      gateway: httpModel([httpRoute('GET /pets', { throttle: few, authorizer: httpAuthorizer() })]),
    },
    steps: [{ sent: { path: '/pets' }, times: 5, statuses: { 200: 3, 429: 2 }, asked: 3 }],
  },
];
