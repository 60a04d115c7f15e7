import {
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { gatewayWith, openGateway, route } from '../src/websocket-api/testing/socket-model.ts';
import type { WebSocketHarness } from '../src/websocket-api/testing/harness.ts';
import type { WebSocketCase } from './web-socket-case.ts';
import { socketPages } from './web-socket-pages.ts';

const api =
  'https://docs.aws.amazon.com/AWSJavaSDK/latest/javadoc/com/amazonaws/services/apigatewaymanagementapi/model/package-summary.html';
const given = { gateway: openGateway };
const signature =
  'AWS4-HMAC-SHA256 Credential=local/20261122/us-east-1/execute-api/aws4_request, rest';

const idOf = async (harness: WebSocketHarness) =>
  (await harness.event('$connect')).requestContext.connectionId;
const post = (harness: WebSocketHarness, ConnectionId: string, Data: string | Uint8Array) =>
  harness.manager.send(new PostToConnectionCommand({ ConnectionId, Data }));
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    ({ name, $metadata }: { name: string; $metadata: { httpStatusCode: number } }) => [
      name,
      $metadata.httpStatusCode,
    ],
  );

/** Cases of the management API, as functions use it. */
export const managementCases: readonly WebSocketCase[] = [
  {
    name: 'what is posted to a socket reaches its client, and no other',
    page: socketPages.management,
    given,
    act: async (harness) => {
      const client = await harness.open();
      const id = await idOf(harness);
      const other = await harness.open();
      await post(harness, id, 'news');
      await post(harness, await idOf(harness), 'other news');
      other.socket.close();
      client.socket.close();
      await Promise.all([client.closed, other.closed]);
      return [client.messages, other.messages];
    },
    expected: [['news'], ['other news']],
  },
  {
    name: 'the path may be encoded in full',
    page: socketPages.management,
    given,
    act: async (harness) => {
      const client = await harness.open();
      const id = encodeURIComponent(await idOf(harness));
      const { status } = await fetch(`${harness.httpUrl}/%40connections/${id}`, {
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
    page: socketPages.management,
    given,
    act: async (harness) => {
      await harness.open();
      const { requestContext } = await harness.event('$connect');
      const ConnectionId = requestContext.connectionId;
      const facts = await harness.manager.send(new GetConnectionCommand({ ConnectionId }));
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
    page: socketPages.management,
    given,
    act: async (harness) => {
      const { closed } = await harness.open();
      const ConnectionId = await idOf(harness);
      const deleted = await harness.manager.send(new DeleteConnectionCommand({ ConnectionId }));
      await harness.event('$disconnect');
      return [deleted.$metadata.httpStatusCode, (await closed)[0]];
    },
    expected: [204, 1000],
  },
  {
    name: 'a socket that is closed, or never was, is gone',
    page: 'https://repost.aws/knowledge-center/410-gone-api-gateway',
    given,
    act: async (harness) => {
      const { socket, closed } = await harness.open();
      const id = await idOf(harness);
      socket.close();
      await closed;
      await harness.event('$disconnect');
      return [
        await failureOf(post(harness, id, 'x')),
        await failureOf(post(harness, 'unknown=', 'x')),
      ];
    },
    expected: [
      ['GoneException', 410],
      ['GoneException', 410],
    ],
  },
  {
    name: 'a message may have 128 KB, and comes in frames of 32 KB',
    page: socketPages.quotas,
    given,
    act: async (harness) => {
      const client = await harness.open();
      const id = await idOf(harness);
      await post(harness, id, 'x'.repeat(131_072));
      const failure = await failureOf(post(harness, id, 'x'.repeat(131_073)));
      client.socket.close();
      await client.closed;
      return [client.messages.map(({ length }) => length), failure];
    },
    expected: [[131_072], ['PayloadTooLargeException', 413]],
  },
  {
    name: 'a request that is not signed is refused',
    page: socketPages.management,
    given,
    act: async (harness) => {
      await harness.open();
      const path = `${harness.httpUrl}/@connections/${await idOf(harness)}`;
      const response = await fetch(path, { method: 'POST', body: 'news' });
      return [response.status, await response.json()];
    },
    expected: [403, { message: 'Missing Authentication Token' }],
  },
  {
    name: 'a client that does not read is not sent more than the gateway holds',
    page: api,
    given,
    act: async (harness) => {
      const { socket } = await harness.open();
      const id = await idOf(harness);
      socket.pause();
      for (;;) {
        const failure = await failureOf(post(harness, id, 'x'.repeat(131_072)));
        if (failure !== 'none') return failure;
      }
    },
    expected: ['LimitExceededException', 429],
  },
  {
    name: 'nothing can be posted to a socket while $connect decides about it',
    page: 'https://repost.aws/knowledge-center/410-gone-api-gateway',
    given: { gateway: gatewayWith(route('$connect', 'connect')) },
    act: async (harness) => {
      const refusing = harness.refused('?connect=409');
      const failure = await failureOf(post(harness, await idOf(harness), 'news'));
      return [failure, (await refusing).status];
    },
    expected: [['GoneException', 410], 409],
  },
];
