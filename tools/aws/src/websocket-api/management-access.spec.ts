import {
  ApiGatewayManagementApiClient,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { listen } from '@quartet/testing';
import { AwsError } from '../http/aws-error.ts';
import type { Guard } from '../iam/guard.ts';
import { createManagement } from './management.ts';

const stageArn = 'arn:aws:execute-api:us-east-1:123456789012:sockets/live';
const requested: object[] = [];

async function errorOfPost(guard: Guard): Promise<readonly [string, string]> {
  const manage = createManagement({ stage: 'live', stageArn, connections: new Map(), guard });
  const server = await listen((req, res) => void manage(req, res));
  const client = new ApiGatewayManagementApiClient({
    endpoint: `${server.url}/live`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  const command = new PostToConnectionCommand({ ConnectionId: 'abc=', Data: 'news' });
  const { name, message } = await client.send(command).then(
    () => new Error('nothing was refused'),
    (error: Error) => error,
  );
  client.destroy();
  await server.close();
  return [name, message];
}

it('authorises a post by the ARN of the connection', async () => {
  const guard: Guard = { authorize: async (_, all) => void requested.push(...all) };
  expect(await errorOfPost(guard)).toEqual(['GoneException', 'Gone']);
  expect(requested).toEqual([
    {
      action: 'execute-api:ManageConnections',
      resource: `${stageArn}/POST/@connections/abc=`,
    },
  ]);
});

it('denies a post with the message of IAM', async () => {
  const guard: Guard = {
    authorize: () =>
      Promise.reject(new AwsError('AccessDeniedException', 'User: x is not authorized')),
  };
  expect(await errorOfPost(guard)).toEqual(['AccessDeniedException', 'User: x is not authorized']);
});
