import { UserError } from '@quartet/cloudformation/user-error';
import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import type { RegistryAddress } from '../../push/registry.ts';

/** The account's registry; it knows us for twelve hours. */
export async function ecrRegistry(region: string): Promise<RegistryAddress> {
  const ecr = new ECRClient({ region });
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const { proxyEndpoint, authorizationToken } = authorizationData?.[0] ?? {};
  if (!proxyEndpoint || !authorizationToken) {
    throw new UserError('ECR has given no token for its registry.');
  }
  return { url: proxyEndpoint, authorization: `Basic ${authorizationToken}` };
}
