import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { ECSClient } from '@aws-sdk/client-ecs';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Assembly } from '../assembly.ts';

/** Whoever delivers needs few rights of their own: what is only looked at is looked at in the role for that. */
export interface Clients {
  readonly ecs: ECSClient;
  readonly looking: { readonly cloudFormation: CloudFormationClient; readonly ecs: ECSClient };
}

export function createClients({
  region,
  lookupRole,
}: Pick<Assembly, 'region' | 'lookupRole'>): Clients {
  const looking = {
    region,
    credentials: fromTemporaryCredentials({
      params: { RoleArn: lookupRole, RoleSessionName: 'quartet-delivery' },
      clientConfig: { region },
    }),
  };
  return {
    ecs: new ECSClient({ region }),
    looking: {
      cloudFormation: new CloudFormationClient(looking),
      ecs: new ECSClient(looking),
    },
  };
}
