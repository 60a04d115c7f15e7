import {
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { gatewayWith, openGateway, route } from '../src/websocket-api/testing/socket-model.ts';
import type { SocketWorld } from '../src/websocket-api/testing/socket-world.ts';
import type { SocketsCase } from './sockets-case.ts';
import { socketPages } from './sockets-pages.ts';

const api =
  'https://docs.aws.amazon.com/AWSJavaSDK/latest/javadoc/com/amazonaws/services/apigatewaymanagementapi/model/package-summary.html';
const given = { gateway: openGateway };
const signature =
  'AWS4-HMAC-SHA256 Credential=local/20261122/us-east-1/execute-api/aws4_request, rest';

const idOf = async (world: SocketWorld) =>
  (await world.event('$connect')).requestContext.connectionId;
const post = (world: SocketWorld, ConnectionId: string, Data: string | Uint8Array) =>
  world.manager.send(new PostToConnectionCommand({ ConnectionId, Data }));
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    ({ name, $metadata }: { name: string; $metadata: { httpStatusCode: number } }) => [
      name,
      $metadata.httpStatusCode,
    ],
  );

/** What functions do to sockets. */
export const managementCases: readonly SocketsCase[] = [
  {
    name: 'what is posted to a socket reaches its client, and no other',
    says: socketPages.management,
    given,
    seen: async (world) => {
      const client = await world.open();
      const id = await idOf(world);
      const other = await world.open();
      await post(world, id, 'news');
      await post(world, await idOf(world), 'other news');
      other.socket.close();
      client.socket.close();
      await Promise.all([client.closed, other.closed]);
      return [client.messages, other.messages];
    },
    expected: [['news'], ['other news']],
  },
  {
    name: 'the path may be encoded in full',
    says: socketPages.management,
    given,
    seen: async (world) => {
      const client = await world.open();
      const id = encodeURIComponent(await idOf(world));
      const { status } = await fetch(`${world.httpUrl}/%40connections/${id}`, {
        method: 'POST',
        headers: { authorization: signature },
        body: 'news',
      });
      client.socket.close();
      await client.closed;
      return [status, client.messages];
    },
    expected: [200, ['news']],
  },
  {
    name: 'a socket can be asked for who is there, and since when',
    says: socketPages.management,
    given,
    seen: async (world) => {
      await world.open();
      const { requestContext } = await world.event('$connect');
      const ConnectionId = requestContext.connectionId;
      const facts = await world.manager.send(new GetConnectionCommand({ ConnectionId }));
      return { ...facts, isSame: facts.ConnectedAt?.getTime() === requestContext.connectedAt };
    },
    expected: {
      isSame: true,
      ConnectedAt: expect.any(Date),
      LastActiveAt: expect.any(Date),
      Identity: { SourceIp: '127.0.0.1' },
    },
  },
  {
    name: 'a socket can be closed',
    says: socketPages.management,
    given,
    seen: async (world) => {
      const { closed } = await world.open();
      const ConnectionId = await idOf(world);
      const deleted = await world.manager.send(new DeleteConnectionCommand({ ConnectionId }));
      await world.event('$disconnect');
      return [deleted.$metadata.httpStatusCode, (await closed)[0]];
    },
    expected: [204, 1000],
  },
  {
    name: 'a socket that is closed, or never was, is gone',
    says: 'https://repost.aws/knowledge-center/410-gone-api-gateway',
    given,
    seen: async (world) => {
      const { socket, closed } = await world.open();
      const id = await idOf(world);
      socket.close();
      await closed;
      await world.event('$disconnect');
      return [await failureOf(post(world, id, 'x')), await failureOf(post(world, 'unknown=', 'x'))];
    },
    expected: [
      ['GoneException', 410],
      ['GoneException', 410],
    ],
  },
  {
    name: 'a message may have 128 KB, and comes in frames of 32 KB',
    says: socketPages.quotas,
    given,
    seen: async (world) => {
      const client = await world.open();
      const id = await idOf(world);
      await post(world, id, 'x'.repeat(131_072));
      const failure = await failureOf(post(world, id, 'x'.repeat(131_073)));
      client.socket.close();
      await client.closed;
      return [client.messages.map(({ length }) => length), failure];
    },
    expected: [[131_072], ['PayloadTooLargeException', 413]],
  },
  {
    name: 'a request that is not signed is refused',
    says: socketPages.management,
    given,
    seen: async (world) => {
      await world.open();
      const path = `${world.httpUrl}/@connections/${await idOf(world)}`;
      const answer = await fetch(path, { method: 'POST', body: 'news' });
      return [answer.status, await answer.json()];
    },
    expected: [403, { message: 'Missing Authentication Token' }],
  },
  {
    name: 'a client that does not read is not sent more than the gateway holds',
    says: api,
    given,
    seen: async (world) => {
      const { socket } = await world.open();
      const id = await idOf(world);
      socket.pause();
      for (;;) {
        const failure = await failureOf(post(world, id, 'x'.repeat(131_072)));
        if (failure !== 'none') return failure;
      }
    },
    expected: ['LimitExceededException', 429],
  },
  {
    name: 'nothing can be posted to a socket while $connect decides about it',
    says: 'https://repost.aws/knowledge-center/410-gone-api-gateway',
    given: { gateway: gatewayWith(route('$connect', 'connect')) },
    seen: async (world) => {
      const refusing = world.refused('?connect=409');
      const failure = await failureOf(post(world, await idOf(world), 'news'));
      return [failure, (await refusing).status];
    },
    expected: [['GoneException', 410], 409],
  },
];
