import type { SocketGateway } from '@quartet/cloudformation/model/sockets';
import { createSockets } from './sockets.ts';
import { gatewayWith, guarded, openGateway } from './testing/socket-model.ts';

const functions = { invoke: () => Promise.reject(new Error('nobody is called')) };
const start = (sockets: SocketGateway) =>
  createSockets({ sockets, functions, log: () => undefined });

it.each<[Partial<SocketGateway>, string]>([
  [{ selection: '$request.header.action' }, '$request.header.action'],
  [{ selection: 'action' }, 'The route selection action is not understood here.'],
  [{ accessLog: '$context.requestId $context.nobody' }, '$context.nobody is not known here.'],
  [
    {
      routes: [
        {
          ...guarded,
          authorizer: { function: 'authorize', identitySources: ['stageVariables.token'] },
        },
      ],
    },
    'The identity source stageVariables.token is not understood here.',
  ],
])('does not start with what it does not understand: %j', (changes, message) => {
  expect(() => start({ ...openGateway, ...changes })).toThrow(message);
});

it('starts with what it understands', async () => {
  const accessLog = '$context.requestId $context.authorizer.anything $context.identity.sourceIp';
  await start({ ...gatewayWith(guarded), accessLog, selection: '${request.body.a.b}' }).close();
});
