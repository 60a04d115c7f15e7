import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Assembly } from '../assembly.ts';

/** Whoever delivers needs few rights of their own: what is only looked at is looked at in the role for that. */
export interface Clients {
  readonly ecs: ECSClient;
  readonly ssm: SSMClient;
  readonly ecr: ECRClient;
  /** In the role that deploys, to delete stacks. */
  readonly cloudFormation: CloudFormationClient;
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
  deployRole,
}: Pick<Assembly, 'region' | 'lookupRole' | 'deployRole'>): Clients {
  const inRole = (RoleArn: string) => ({
    region,
    credentials: fromTemporaryCredentials({
      params: { RoleArn, RoleSessionName: 'quartet-delivery' },
      clientConfig: { region },
    }),
  });
  const readOnly = inRole(lookupRole);
  return {
    ecs: new ECSClient({ region }),
    ssm: new SSMClient({ region }),
    ecr: new ECRClient({ region }),
    cloudFormation: new CloudFormationClient(inRole(deployRole)),
    readOnly: {
      cloudFormation: new CloudFormationClient(readOnly),
      ecs: new ECSClient(readOnly),
      ssm: new SSMClient(readOnly),
    },
  };
}
