import type { WebSocketApi } from '@quartet/cloudformation/model/web-socket-api';
import { createWebSocketApi } from './web-socket-api.ts';
import { gatewayWith, guarded, openGateway } from './testing/socket-model.ts';

const functions = { invoke: () => Promise.reject(new Error('nobody is called')) };
const start = (model: WebSocketApi) =>
  createWebSocketApi({ model, functions, log: () => undefined });

it.each<[Partial<WebSocketApi>, string]>([
  [{ routeSelectionExpression: '$request.header.action' }, '$request.header.action'],
  [{ routeSelectionExpression: 'action' }, 'The route selection action is not supported here.'],
  [
    { accessLogFormat: '$context.requestId $context.nobody' },
    '$context.nobody is not supported here.',
  ],
  [
    {
      routes: [
        {
          ...guarded,
          authorizer: { functionName: 'authorize', identitySource: ['stageVariables.token'] },
        },
      ],
    },
    'The identity source stageVariables.token is not supported here.',
  ],
])('does not start with what it does not understand: %j', (changes, message) => {
  expect(() => start({ ...openGateway, ...changes })).toThrow(message);
});

it('starts with what it understands', async () => {
  const accessLog = '$context.requestId $context.authorizer.anything $context.identity.sourceIp';
  await start({
    ...gatewayWith(guarded),
    accessLogFormat: accessLog,
    routeSelectionExpression: '${request.body.a.b}',
  }).close();
});
