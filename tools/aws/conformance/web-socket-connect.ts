import { gatewayWith, guarded, openGateway } from '../src/websocket-api/testing/socket-model.ts';
import type { WebSocketCase } from './web-socket-case.ts';
import { socketPages } from './web-socket-pages.ts';

const given = { gateway: gatewayWith(guarded) };
const anyone = { gateway: openGateway };
const arn = 'arn:aws:execute-api:us-east-1:000000000000:f6g7h8i9j0/live/$connect';

/** Cases of opening a connection. */
export const connectCases: readonly WebSocketCase[] = [
  {
    name: 'the authoriser is asked with the request, and its answer goes on to $connect',
    page: socketPages.authorizers,
    given,
    act: async (harness) => {
      const { socket } = await harness.open('?token=alice&a=1&a=2');
      return { state: socket.readyState, events: harness.events };
    },
    expected: {
      state: 1,
      events: [
        {
          type: 'REQUEST',
          methodArn: arn,
          headers: { Upgrade: 'websocket', 'X-Forwarded-For': '127.0.0.1' },
          multiValueHeaders: { 'Sec-WebSocket-Version': ['13'] },
          queryStringParameters: { token: 'alice', a: '2' },
          multiValueQueryStringParameters: { token: ['alice'], a: ['1', '2'] },
          requestContext: {
            routeKey: '$connect',
            eventType: 'CONNECT',
            messageDirection: 'IN',
            stage: 'live',
            apiId: 'f6g7h8i9j0',
          },
        },
        {
          queryStringParameters: { token: 'alice' },
          requestContext: {
            routeKey: '$connect',
            authorizer: { principalId: 'alice', role: 'admin', level: '3', trusted: 'true' },
          },
        },
      ],
    },
  },
  ...['', '?token=', '?other=alice'].map(
    (query) =>
      ({
        name: `a request without its identity source is answered 401, and nobody is asked (${query})`,
        page: socketPages.authorizers,
        given,
        act: async (harness) => [await harness.refused(query), harness.events],
        expected: [{ status: 401, body: { message: 'Unauthorized' } }, []],
      }) satisfies WebSocketCase,
  ),
  ...(
    [
      ['unknown', 401, 'Unauthorized', 'is answered 401 when the authoriser says Unauthorized'],
      ['denied', 403, 'Forbidden', 'is answered 403 when the policy denies it'],
      ['elsewhere', 403, 'Forbidden', 'is answered 403 when the policy allows something else'],
      ['crash', 500, 'Internal server error', 'is answered 500 when the authoriser fails'],
      ['nonsense', 500, 'Internal server error', 'is answered 500 when there is no policy'],
    ] as const
  ).map(
    ([token, status, message, what]) =>
      ({
        name: `a request ${what}`,
        page: socketPages.authorizers,
        given,
        act: async (harness) => [await harness.refused(`?token=${token}`), harness.events.length],
        expected: [{ status, body: { message } }, 1],
      }) satisfies WebSocketCase,
  ),
  {
    name: 'no socket opens that the function of $connect refuses; its status is answered',
    page: socketPages.connecting,
    given: anyone,
    act: async (harness) => (await harness.refused('?connect=409')).status,
    expected: 409,
  },
  ...['crash', 'nonsense'].map(
    (wish) =>
      ({
        name: `no socket opens when the function of $connect fails; 502 is answered (${wish})`,
        page: socketPages.errors,
        given: anyone,
        act: (harness) => harness.refused(`?connect=${wish}`),
        expected: { status: 502, body: { message: 'Internal server error' } },
      }) satisfies WebSocketCase,
  ),
  {
    name: 'an API without $connect opens for everybody',
    page: socketPages.connecting,
    given: { gateway: { ...openGateway, routes: [] } },
    act: async (harness) => [(await harness.open()).socket.readyState, harness.events.length],
    expected: [1, 0],
  },
  {
    name: 'a subprotocol is spoken when the function of $connect chooses it',
    page: socketPages.subprotocols,
    given: anyone,
    act: async (harness) => (await harness.open('?protocol=two', ['one', 'two'])).socket.protocol,
    expected: 'two',
  },
  {
    name: 'a request above the rate is answered 429, and nobody is asked',
    page: socketPages.throttling,
    given: { gateway: { ...openGateway, throttle: { rateLimit: 0.001, burstLimit: 1 } } },
    act: async (harness) => {
      await harness.open();
      return [await harness.refused(), harness.events.length];
    },
    expected: [{ status: 429, body: { message: 'Too Many Requests' } }, 1],
  },
  {
    name: 'a URL has at most 4096 characters',
    page: socketPages.quotas,
    given: anyone,
    act: async (harness) => {
      const longest = `?a=${'x'.repeat(4_096 - '/live?a='.length)}`;
      const { socket } = await harness.open(longest);
      return [socket.readyState, (await harness.refused(`${longest}x`)).status];
    },
    expected: [1, 414],
  },
];
