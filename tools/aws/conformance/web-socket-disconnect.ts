import { once } from 'node:events';
import { defaultTimeouts } from '../src/websocket-api/limits.ts';
import { gatewayWith, openGateway, route } from '../src/websocket-api/testing/socket-model.ts';
import type { WebSocketCase } from './web-socket-case.ts';
import { socketPages } from './web-socket-pages.ts';

const given = { gateway: openGateway };
const kilobyte = 1_024;
const text = (bytes: number) => 'x'.repeat(bytes);
const echoing = { gateway: gatewayWith(route('$default', 'echo', true)) };

/** The ends of a socket. */
export const disconnectCases: readonly WebSocketCase[] = [
  {
    name: 'the function of $disconnect hears how the client has closed',
    page: socketPages.connecting,
    given,
    act: async (harness) => {
      const { socket } = await harness.open();
      const { requestContext: opened } = await harness.event('$connect');
      socket.close(4_000, 'enough');
      const { requestContext } = await harness.event('$disconnect');
      return { requestContext, isSame: requestContext.connectionId === opened.connectionId };
    },
    expected: {
      isSame: true,
      requestContext: {
        eventType: 'DISCONNECT',
        disconnectStatusCode: 4_000,
        disconnectReason: 'enough',
      },
    },
  },
  {
    name: 'it hears of a client that has vanished',
    page: socketPages.connecting,
    given,
    act: async (harness) => {
      (await harness.open()).socket.terminate();
      return (await harness.event('$disconnect')).requestContext.disconnectStatusCode;
    },
    expected: 1006,
  },
  {
    name: 'a binary message closes its socket with 1003',
    page: socketPages.messages,
    given: echoing,
    act: async (harness) => {
      const { socket, closed } = await harness.open();
      socket.send(Buffer.from('text'), { binary: true });
      return [
        (await closed)[0],
        (await harness.event('$disconnect')).requestContext.disconnectStatusCode,
      ];
    },
    expected: [1003, 1003],
  },
  {
    name: 'a frame may have 32 KB',
    page: socketPages.quotas,
    given: echoing,
    act: async (harness) => (await (await harness.open()).ask(text(32 * kilobyte))).length,
    expected: 'echo '.length + 32 * kilobyte,
  },
  {
    name: 'a longer frame closes its socket with 1009, and no function hears of it',
    page: socketPages.quotas,
    given: echoing,
    act: async (harness) => {
      const { socket, closed } = await harness.open();
      socket.send(text(32 * kilobyte + 1));
      const [code] = await closed;
      await harness.event('$disconnect');
      return [code, harness.events.map(({ requestContext }) => requestContext.routeKey)];
    },
    expected: [1009, ['$connect', '$disconnect']],
  },
  {
    name: 'a message in frames may have 128 KB',
    page: socketPages.quotas,
    given: echoing,
    act: async (harness) => {
      const { socket } = await harness.open();
      for (let part = 1; part <= 4; part++) socket.send(text(32 * kilobyte), { fin: part === 4 });
      const [answer] = (await once(socket, 'message')) as [Buffer];
      return answer.length;
    },
    expected: 'echo '.length + 128 * kilobyte,
  },
  {
    name: 'a longer message closes its socket with 1009',
    page: socketPages.quotas,
    given: echoing,
    act: async (harness) => {
      const { socket, closed } = await harness.open();
      for (let part = 1; part <= 4; part++) socket.send(text(32 * kilobyte), { fin: false });
      socket.send('x', { fin: true });
      const [code] = await closed;
      const { requestContext } = await harness.event('$disconnect');
      return [code, requestContext.disconnectStatusCode];
    },
    expected: [1009, 1009],
  },
  {
    name: 'a socket that is quiet for too long is closed',
    page: socketPages.quotas,
    given,
    act: (harness) =>
      withClock(async (pass) => {
        const { closed } = await harness.open();
        pass(defaultTimeouts.idle);
        return closed;
      }),
    expected: [1001, 'Going away'],
  },
  {
    name: 'a socket on which something passes is not quiet',
    page: socketPages.quotas,
    given,
    act: (harness) =>
      withClock(async (pass) => {
        const quiet = await harness.open();
        const { socket } = await harness.open();
        pass(defaultTimeouts.idle - 1);
        const pong = once(socket, 'pong');
        socket.ping();
        await pong;
        pass(1);
        await quiet.closed;
        return socket.readyState === WebSocket.OPEN;
      }),
    expected: true,
  },
  {
    name: 'a socket that is open for too long is closed, whatever passes on it',
    page: socketPages.quotas,
    given: echoing,
    act: (harness) =>
      withClock(async (pass) => {
        const { socket, closed } = await harness.open();
        for (let open = 0; open < defaultTimeouts.lifetime; open += defaultTimeouts.idle / 2) {
          const pong = once(socket, 'pong');
          socket.ping();
          await pong;
          pass(defaultTimeouts.idle / 2);
        }
        return closed;
      }),
    expected: [1001, 'Going away'],
  },
  {
    name: 'the gateway has quotas of ten minutes and two hours',
    page: socketPages.quotas,
    given,
    act: async () => defaultTimeouts,
    expected: { idle: 600_000, lifetime: 7_200_000 },
  },
];

/** Looks at a world whose time limits pass only when it says so. */
async function withClock<Result>(
  look: (pass: (milliseconds: number) => void) => Promise<Result>,
): Promise<Result> {
  jest.useFakeTimers({
    doNotFake: ['Date', 'performance', 'hrtime', 'nextTick', 'queueMicrotask', 'setImmediate'],
  });
  try {
    return await look((milliseconds) => jest.advanceTimersByTime(milliseconds));
  } finally {
    jest.useRealTimers();
  }
}
