import { gatewayWith, guarded, route } from '../src/websocket-api/testing/socket-model.ts';
import type { SocketsCase } from './sockets-case.ts';
import { socketPages } from './sockets-pages.ts';

const talking = gatewayWith(
  route('subscribe', 'echo', true),
  route('tell', 'echo'),
  route('refuse', 'refuse', true),
  route('crash', 'crash'),
  route('nonsense', 'nonsense', true),
);
const given = { gateway: talking };
const withDefault = { gateway: gatewayWith(...talking.routes, route('$default', 'echo', true)) };
const said = (action: unknown) => JSON.stringify({ action });
const ids = { connectionId: expect.any(String), requestId: expect.any(String) };

/** What becomes of a message. */
export const messageCases: readonly SocketsCase[] = [
  {
    name: 'a message goes to the route that it names, and its answer back where the route has one',
    says: socketPages.answers,
    given,
    seen: async (world) => (await world.open()).ask(said('subscribe')),
    expected: `echo ${said('subscribe')}`,
  },
  {
    name: 'an answer of a route without a route response is not sent',
    says: socketPages.answers,
    given,
    seen: async (world) => {
      const client = await world.open();
      client.socket.send(said('tell'));
      await world.event('tell');
      await client.ask(said('subscribe'));
      return client.messages;
    },
    expected: [`echo ${said('subscribe')}`],
  },
  {
    name: 'an answer is sent whatever its status is',
    says: socketPages.answers,
    given,
    seen: async (world) => (await world.open()).ask(said('refuse')),
    expected: 'refused',
  },
  {
    name: 'a function gets the message and what is known of its socket',
    says: socketPages.variables,
    given: {
      gateway: gatewayWith(
        guarded,
        ...talking.routes.filter(({ routeKey: key }) => key !== '$connect'),
      ),
    },
    seen: async (world) => {
      const client = await world.open('?token=alice');
      const { requestContext: opened } = await world.event('$connect');
      client.socket.send(said('tell'));
      const event = await world.event('tell');
      return { event, isSame: event.requestContext.connectionId === opened.connectionId };
    },
    expected: {
      isSame: true,
      event: {
        body: said('tell'),
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
  ...['no JSON', said('other'), said(null), '[]', '{}'].map(
    (message) =>
      ({
        name: `a message that names no route goes to $default: ${message}`,
        says: socketPages.routes,
        given: withDefault,
        seen: async (world) => (await world.open()).ask(message),
        expected: `echo ${message}`,
      }) satisfies SocketsCase,
  ),
  ...['no JSON', said('other'), said('$connect'), said('$disconnect')].map(
    (message) =>
      ({
        name: `without $default it is answered with an error: ${message}`,
        says: socketPages.routes,
        given,
        seen: async (world) => JSON.parse(await (await world.open()).ask(message)) as unknown,
        expected: { message: 'Forbidden', ...ids },
      }) satisfies SocketsCase,
  ),
  ...['crash', 'nonsense'].map(
    (action) =>
      ({
        name: `a function that fails is an internal server error, and the socket stays open: ${action}`,
        says: socketPages.errors,
        given,
        seen: async (world) => {
          const client = await world.open();
          const answer = JSON.parse(await client.ask(said(action))) as unknown;
          return [answer, client.socket.readyState];
        },
        expected: [{ message: 'Internal server error', ...ids }, 1],
      }) satisfies SocketsCase,
  ),
  {
    name: 'a message above the rate of its route is answered with an error',
    says: socketPages.throttling,
    given: { gateway: { ...talking, throttle: { rateLimit: 0.001, burstLimit: 1 } } },
    seen: async (world) => {
      const client = await world.open();
      await client.ask(said('subscribe'));
      return JSON.parse(await client.ask(said('subscribe'))) as unknown;
    },
    expected: { message: 'Too Many Requests', ...ids },
  },
  {
    name: 'rates can be lifted',
    says: socketPages.throttling,
    given: {
      gateway: { ...talking, throttle: { rateLimit: 0, burstLimit: 0 } },
      rateLimits: false,
    },
    seen: async (world) => (await world.open()).ask(said('subscribe')),
    expected: `echo ${said('subscribe')}`,
  },
  {
    name: 'each thing that happens on a socket is a line of the access log',
    says: socketPages.logging,
    given: {
      gateway: {
        ...talking,
        accessLogFormat:
          '{"route":"$context.routeKey","status":"$context.status","user":"$context.authorizer.principalId"}',
      },
    },
    seen: async (world) => {
      const client = await world.open();
      await client.ask(said('subscribe'));
      await client.ask(said('crash'));
      client.socket.close();
      await client.closed;
      await world.sockets.close();
      return world.lines
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
    says: socketPages.routes,
    given: {
      gateway: {
        ...gatewayWith(route('join', 'echo', true)),
        routeSelectionExpression: '${request.body.data.kind}',
      },
    },
    seen: async (world) => (await world.open()).ask('{"data":{"kind":"join"}}'),
    expected: 'echo {"data":{"kind":"join"}}',
  },
];
