import { gatewayWith, guarded, openGateway } from '../src/websocket-api/testing/socket-model.ts';
import type { SocketsCase } from './sockets-case.ts';
import { socketPages } from './sockets-pages.ts';

const given = { gateway: gatewayWith(guarded) };
const anyone = { gateway: openGateway };
const arn = 'arn:aws:execute-api:us-east-1:000000000000:f6g7h8i9j0/live/$connect';

/** What it takes to open a socket. */
export const openingCases: readonly SocketsCase[] = [
  {
    name: 'the authoriser is asked with the request, and its answer goes on to $connect',
    says: socketPages.authorizers,
    given,
    seen: async (world) => {
      const { socket } = await world.open('?token=alice&a=1&a=2');
      return { state: socket.readyState, events: world.events };
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
        says: socketPages.authorizers,
        given,
        seen: async (world) => [await world.refused(query), world.events],
        expected: [{ status: 401, body: { message: 'Unauthorized' } }, []],
      }) satisfies SocketsCase,
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
        says: socketPages.authorizers,
        given,
        seen: async (world) => [await world.refused(`?token=${token}`), world.events.length],
        expected: [{ status, body: { message } }, 1],
      }) satisfies SocketsCase,
  ),
  {
    name: 'no socket opens that the function of $connect refuses; its status is answered',
    says: socketPages.connecting,
    given: anyone,
    seen: async (world) => (await world.refused('?connect=409')).status,
    expected: 409,
  },
  ...['crash', 'nonsense'].map(
    (wish) =>
      ({
        name: `no socket opens when the function of $connect fails; 502 is answered (${wish})`,
        says: socketPages.errors,
        given: anyone,
        seen: (world) => world.refused(`?connect=${wish}`),
        expected: { status: 502, body: { message: 'Internal server error' } },
      }) satisfies SocketsCase,
  ),
  {
    name: 'an API without $connect opens for everybody',
    says: socketPages.connecting,
    given: { gateway: { ...openGateway, routes: [] } },
    seen: async (world) => [(await world.open()).socket.readyState, world.events.length],
    expected: [1, 0],
  },
  {
    name: 'a subprotocol is spoken when the function of $connect chooses it',
    says: socketPages.subprotocols,
    given: anyone,
    seen: async (world) => (await world.open('?protocol=two', ['one', 'two'])).socket.protocol,
    expected: 'two',
  },
  {
    name: 'a request above the rate is answered 429, and nobody is asked',
    says: socketPages.throttling,
    given: { gateway: { ...openGateway, throttle: { rateLimit: 0.001, burstLimit: 1 } } },
    seen: async (world) => {
      await world.open();
      return [await world.refused(), world.events.length];
    },
    expected: [{ status: 429, body: { message: 'Too Many Requests' } }, 1],
  },
  {
    name: 'a URL has at most 4096 characters',
    says: socketPages.quotas,
    given: anyone,
    seen: async (world) => {
      const longest = `?a=${'x'.repeat(4_096 - '/live?a='.length)}`;
      const { socket } = await world.open(longest);
      return [socket.readyState, (await world.refused(`${longest}x`)).status];
    },
    expected: [1, 414],
  },
];
