import { eventually } from '@quartet/testing';
import { FunctionError } from '../lambda/function-error.ts';
import { httpAuthorizer, httpModel, httpRoute } from '../../conformance/testing/gateway-models.ts';
import { runGateway } from '../../conformance/testing/running-gateway.ts';
import { send } from '../../conformance/testing/send.ts';

const sent = { path: '/a', headers: { 'x-key': 'k' } };

async function run(ttl: number, authorizer: () => unknown = () => ({ isAuthorized: true })) {
  const by = httpAuthorizer({ identitySource: ['$request.header.x-key'], resultTtlInSeconds: ttl });
  const gateway = httpModel([httpRoute('GET /a', { authorizer: by })]);
  return runGateway({ gateway, authorizer });
}

it('asks again when the time of an answer is over', async () => {
  const running = await run(0.05);
  await send(running.url, sent);
  await eventually(async () => {
    await send(running.url, sent);
    return running.events.length === 2;
  });
  await running.close();
});

it.each(['Unauthorized', 'a bug'])('remembers no failure: %s', async (message) => {
  const running = await run(3_600, () => {
    throw new FunctionError('Error', message);
  });
  await send(running.url, sent);
  await send(running.url, sent);
  expect(running.events).toHaveLength(2);
  await running.close();
});
