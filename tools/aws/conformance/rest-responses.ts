import type { CustomGatewayResponse, RestApi } from '@quartet/cloudformation/model/api-gateway';
import type { GatewayCase, GatewayStep } from './gateway-case.ts';
import { restPages } from './gateway-pages.ts';
import { restModel } from './testing/gateway-models.ts';

const plain = { statusCode: undefined, headers: {}, template: undefined };
const unknown = { path: '/toys' };

/** Cases of a REST API whose gateway responses are customised. */
export const restResponseCases: readonly GatewayCase[] = [
  row('responses', 'a customised response has its own status, headers and body', {
    gateway: missing({
      statusCode: 404,
      headers: { 'Content-Type': 'application/problem+json', 'x-reason': 'no route' },
      template: '{"message":$context.error.messageString,"path":"$context.path"}',
    }),
    steps: [
      {
        sent: unknown,
        answered: {
          status: 404,
          headers: {
            'content-type': 'application/problem+json',
            'x-reason': 'no route',
            'x-amzn-errortype': 'MissingAuthenticationTokenException',
          },
          body: { message: 'Missing Authentication Token', path: '/toys' },
        },
        received: null,
      },
    ],
  }),
  row('unknown', 'what is not customised stays as it is', {
    gateway: missing({ ...plain, headers: { 'x-reason': 'no route' } }),
    steps: [
      {
        sent: unknown,
        answered: {
          status: 403,
          headers: { 'content-type': 'application/json', 'x-reason': 'no route' },
          body: { message: 'Missing Authentication Token' },
        },
      },
    ],
  }),
  row('responses', 'a response of another type is not customised', {
    gateway: restModel(['GET /pets'], {
      gatewayResponses: { THROTTLED: { ...plain, statusCode: 420 } },
    }),
    steps: [{ sent: unknown, answered: { status: 403 } }],
  }),
];

function missing(response: CustomGatewayResponse): RestApi {
  return restModel(['GET /pets'], { gatewayResponses: { MISSING_AUTHENTICATION_TOKEN: response } });
}

function row(
  page: keyof typeof restPages,
  name: string,
  { gateway, steps }: { readonly gateway: RestApi; readonly steps: readonly GatewayStep[] },
): GatewayCase {
  return { name, page: restPages[page], given: { gateway }, steps };
}
