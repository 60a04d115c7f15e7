import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { ECSClient } from '@aws-sdk/client-ecs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Assembly } from '../assembly.ts';

/** Whoever delivers needs few rights of their own: what is only looked at is looked at in the role for that. */
export interface Clients {
  readonly ecs: ECSClient;
  readonly readOnly: ReadOnlyClients;
}

export interface ReadOnlyClients {
  readonly cloudFormation: CloudFormationClient;
  readonly ecs: ECSClient;
  readonly ssm: SSMClient;
}

export function createClients({
  region,
  lookupRole,
}: Pick<Assembly, 'region' | 'lookupRole'>): Clients {
  const readOnly = {
    region,
    credentials: fromTemporaryCredentials({
      params: { RoleArn: lookupRole, RoleSessionName: 'quartet-delivery' },
      clientConfig: { region },
    }),
  };
  return {
    ecs: new ECSClient({ region }),
    readOnly: {
      cloudFormation: new CloudFormationClient(readOnly),
      ecs: new ECSClient(readOnly),
      ssm: new SSMClient(readOnly),
    },
  };
}
