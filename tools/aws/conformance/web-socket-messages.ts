import { gatewayWith, guarded, route } from '../src/websocket-api/testing/socket-model.ts';
import type { WebSocketCase } from './web-socket-case.ts';
import { socketPages } from './web-socket-pages.ts';

const talking = gatewayWith(
  route('subscribe', 'echo', true),
  route('tell', 'echo'),
  route('refuse', 'refuse', true),
  route('crash', 'crash'),
  route('nonsense', 'nonsense', true),
);
const given = { gateway: talking };
const withDefault = { gateway: gatewayWith(...talking.routes, route('$default', 'echo', true)) };
const message = (action: unknown) => JSON.stringify({ action });
const ids = { connectionId: expect.any(String), requestId: expect.any(String) };

/** Cases of messages from clients. */
export const messageCases: readonly WebSocketCase[] = [
  {
    name: 'a message goes to the route that it names, and its answer back where the route has one',
    page: socketPages.answers,
    given,
    act: async (harness) => (await harness.open()).ask(message('subscribe')),
    expected: `echo ${message('subscribe')}`,
  },
  {
    name: 'an answer of a route without a route response is not sent',
    page: socketPages.answers,
    given,
    act: async (harness) => {
      const client = await harness.open();
      client.socket.send(message('tell'));
      await harness.event('tell');
      await client.ask(message('subscribe'));
      return client.messages;
    },
    expected: [`echo ${message('subscribe')}`],
  },
  {
    name: 'an answer is sent whatever its status is',
    page: socketPages.answers,
    given,
    act: async (harness) => (await harness.open()).ask(message('refuse')),
    expected: 'refused',
  },
  {
    name: 'a function gets the message and what is known of its socket',
    page: socketPages.variables,
    given: {
      gateway: gatewayWith(
        guarded,
        ...talking.routes.filter(({ routeKey: key }) => key !== '$connect'),
      ),
    },
    act: async (harness) => {
      const client = await harness.open('?token=alice');
      const { requestContext: opened } = await harness.event('$connect');
      client.socket.send(message('tell'));
      const event = await harness.event('tell');
      return { event, isSame: event.requestContext.connectionId === opened.connectionId };
    },
    expected: {
      isSame: true,
      event: {
        body: message('tell'),
        isBase64Encoded: false,
        requestContext: {
          routeKey: 'tell',
          eventType: 'MESSAGE',
          messageId: expect.any(String),
          connectionId: expect.stringMatching(/^[\w-]{15}=$/),
          connectedAt: expect.any(Number),
          identity: { sourceIp: '127.0.0.1' },
          authorizer: { principalId: 'alice', role: 'admin' },
        },
      },
    },
  },
  ...['no JSON', message('other'), message(null), '[]', '{}'].map(
    (message) =>
      ({
        name: `a message that names no route goes to $default: ${message}`,
        page: socketPages.routes,
        given: withDefault,
        act: async (harness) => (await harness.open()).ask(message),
        expected: `echo ${message}`,
      }) satisfies WebSocketCase,
  ),
  ...['no JSON', message('other'), message('$connect'), message('$disconnect')].map(
    (message) =>
      ({
        name: `without $default it is answered with an error: ${message}`,
        page: socketPages.routes,
        given,
        act: async (harness) => JSON.parse(await (await harness.open()).ask(message)) as unknown,
        expected: { message: 'Forbidden', ...ids },
      }) satisfies WebSocketCase,
  ),
  ...['crash', 'nonsense'].map(
    (action) =>
      ({
        name: `a function that fails is an internal server error, and the socket stays open: ${action}`,
        page: socketPages.errors,
        given,
        act: async (harness) => {
          const client = await harness.open();
          const answer = JSON.parse(await client.ask(message(action))) as unknown;
          return [answer, client.socket.readyState];
        },
        expected: [{ message: 'Internal server error', ...ids }, 1],
      }) satisfies WebSocketCase,
  ),
  {
    name: 'a message above the rate of its route is answered with an error',
    page: socketPages.throttling,
    given: { gateway: { ...talking, throttle: { rateLimit: 0.001, burstLimit: 1 } } },
    act: async (harness) => {
      const client = await harness.open();
      await client.ask(message('subscribe'));
      return JSON.parse(await client.ask(message('subscribe'))) as unknown;
    },
    expected: { message: 'Too Many Requests', ...ids },
  },
  {
    name: 'rates can be lifted',
    page: socketPages.throttling,
    given: {
      gateway: { ...talking, throttle: { rateLimit: 0, burstLimit: 0 } },
      rateLimits: false,
    },
    act: async (harness) => (await harness.open()).ask(message('subscribe')),
    expected: `echo ${message('subscribe')}`,
  },
  {
    name: 'each thing that happens on a socket is a line of the access log',
    page: socketPages.logging,
    given: {
      gateway: {
        ...talking,
        accessLogFormat:
          '{"route":"$context.routeKey","status":"$context.status","user":"$context.authorizer.principalId"}',
      },
    },
    act: async (harness) => {
      const client = await harness.open();
      await client.ask(message('subscribe'));
      await client.ask(message('crash'));
      client.socket.close();
      await client.closed;
      await harness.sockets.close();
      return harness.lines
        .filter((line) => line.includes('route'))
        .map((line) => JSON.parse(line) as unknown);
    },
    expected: [
      { route: '$connect', status: '200', user: '-' },
      { route: 'subscribe', status: '200', user: '-' },
      { route: 'crash', status: '500', user: '-' },
      { route: '$disconnect', status: '200', user: '-' },
    ],
  },
  {
    name: 'an API of another selection is asked by it',
    page: socketPages.routes,
    given: {
      gateway: {
        ...gatewayWith(route('join', 'echo', true)),
        routeSelectionExpression: '${request.body.data.kind}',
      },
    },
    act: async (harness) => (await harness.open()).ask('{"data":{"kind":"join"}}'),
    expected: 'echo {"data":{"kind":"join"}}',
  },
];
