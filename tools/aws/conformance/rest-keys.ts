import type { RestApi, UsagePlan } from '@quartet/cloudformation/model/api-gateway';
import { plenty, restMethod, restModel } from './testing/gateway-models.ts';
import type { GatewayCase, GatewayStep } from './gateway-case.ts';
import { restPages } from './gateway-pages.ts';

/** API keys by their ids; no plan has the last. */
const apiKeys = { one: 'key-of-one', two: 'key-of-two', loose: 'key-of-nobody' };
const few = { rateLimit: 0.001, burstLimit: 2 };
const ask = (key: string, path = '/pets') => ({ path, headers: { 'x-api-key': key } });
const as = { one: ask(apiKeys.one), two: ask(apiKeys.two) };
const forbidden = {
  answered: {
    status: 403,
    body: { message: 'Forbidden' },
    headers: { 'x-amzn-errortype': 'ForbiddenException' },
  },
  received: null,
};
const tooMany = { answered: { status: 429, body: { message: 'Too Many Requests' } } };
const overQuota = {
  answered: {
    status: 429,
    body: { message: 'Limit Exceeded' },
    headers: { 'x-amzn-errortype': 'LimitExceededException' },
  },
  received: null,
};

/** Cases of a REST API with keys and usage plans. */
export const restKeyCases: readonly GatewayCase[] = [
  row('keyAnswers', 'a request without a key is forbidden', {
    steps: [{ sent: { path: '/pets' }, ...forbidden }],
  }),
  row('keyAnswers', 'a request with an unknown key is forbidden', {
    steps: [{ sent: ask('unknown'), ...forbidden }],
  }),
  row('keys', 'a key that no plan of the stage has opens nothing', {
    steps: [{ sent: ask(apiKeys.loose), ...forbidden }],
  }),
  row('keys', 'a key of a plan opens, and its id can be mapped', {
    steps: [{ sent: as.one, received: { headers: { client: 'one' } } }],
  }),
  row('keys', 'a method that needs no key asks for none', {
    steps: [{ sent: { path: '/open' }, answered: { status: 200 } }],
  }),
  row('plans', 'the rate of a plan is of each key by itself', {
    plan: { throttle: few },
    steps: [
      { sent: as.one, times: 4, statuses: { 200: 2, 429: 2 } },
      { sent: as.one, ...tooMany },
      { sent: as.two, times: 3, statuses: { 200: 2, 429: 1 } },
    ],
  }),
  row('throttling', 'a plan may limit a method by itself', {
    plan: { methodThrottles: { '/pets/GET': few } },
    steps: [
      { sent: as.one, times: 3, statuses: { 200: 2, 429: 1 } },
      { sent: ask(apiKeys.one, '/toys'), times: 3, statuses: { 200: 3 } },
    ],
  }),
  row('throttling', 'the limit of a plan comes before that of the stage', {
    plan: { methodThrottles: { '/pets/GET': few } },
    stage: { rateLimit: 0.001, burstLimit: 3 },
    steps: [
      { sent: as.one, times: 5, statuses: { 200: 2, 429: 3 } },
      { sent: as.two, times: 2, statuses: { 200: 1, 429: 1 } },
    ],
  }),
  row('plans', 'a quota is of each key by itself', {
    plan: { quota: { limit: 2, period: 'MONTH' } },
    steps: [
      { sent: as.one, times: 2, statuses: { 200: 2 } },
      { sent: as.one, ...overQuota },
      { sent: as.two, answered: { status: 200 } },
    ],
  }),
  row('plans', 'what is throttled is not counted to the quota', {
    plan: { methodThrottles: { '/pets/GET': few }, quota: { limit: 3, period: 'DAY' } },
    steps: [
      { sent: as.one, times: 5, statuses: { 200: 2, 429: 3 } },
      { sent: ask(apiKeys.one, '/toys'), answered: { status: 200 } },
      { sent: ask(apiKeys.one, '/toys'), ...overQuota },
    ],
  }),
];

interface Given {
  readonly plan?: Partial<UsagePlan>;
  readonly stage?: RestApi['throttle'];
  readonly steps: readonly GatewayStep[];
}

function row(
  page: keyof typeof restPages,
  name: string,
  { plan = {}, stage = plenty, steps }: Given,
): GatewayCase {
  const usual = { id: 'plan', keyIds: ['one', 'two'], throttle: plenty, methodThrottles: {} };
  const methods = [guarded('GET /pets'), guarded('GET /toys'), restMethod('GET /open')];
  const plans = [{ quota: undefined, ...usual, ...plan }];
  const gateway = restModel(methods, { usagePlans: plans, throttle: stage });
  return { name, page: restPages[page], given: { gateway, apiKeys }, steps };
}

function guarded(key: string) {
  const method = restMethod(key, { apiKeyRequired: true });
  const requestParameters = { 'integration.request.header.client': 'context.identity.apiKeyId' };
  return { ...method, integration: { ...method.integration, requestParameters } };
}
