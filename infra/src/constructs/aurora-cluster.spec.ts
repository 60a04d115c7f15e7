import { SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { Stage } from '../stages.ts';
import { propertiesOf, stageWith, testStack, testVpc } from '../testing/stack.ts';
import { AuroraCluster, type AuroraServer } from './aurora-cluster.ts';

const fixed = { min: 0.5, max: 4, readers: 0 };

function synthesize(server: AuroraServer, changes: Partial<Stage> = {}) {
  const stack = testStack();
  const vpc = testVpc(stack);
  new AuroraCluster(stack, 'Database', {
    stage: stageWith(changes),
    server,
    vpc,
    subnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
    clients: new SecurityGroup(stack, 'Clients', { vpc }),
  });
  return stack;
}

const scalingOf = (server: AuroraServer) =>
  propertiesOf(synthesize(server), 'AWS::RDS::DBCluster')[0]?.['ServerlessV2ScalingConfiguration'];

// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html
it('pauses when it is idle, where the minimum is zero', () => {
  expect(scalingOf({ ...fixed, min: 0 })).toEqual({
    MinCapacity: 0,
    MaxCapacity: 4,
    SecondsUntilAutoPause: 300,
  });
});

it('never pauses with a minimum above zero', () => {
  expect(scalingOf(fixed)).toEqual({ MinCapacity: 0.5, MaxCapacity: 4 });
});

it('has a writer, and the readers of the stage', () => {
  const stack = synthesize({ ...fixed, readers: 2 });
  expect(propertiesOf(stack, 'AWS::RDS::DBInstance')).toHaveLength(3);
});

it.each([true, false])('is protected against deletion where data is retained: %s', (retainData) => {
  const [cluster] = propertiesOf(synthesize(fixed, { retainData }), 'AWS::RDS::DBCluster');
  expect(cluster?.['DeletionProtection']).toBe(retainData);
});

// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
it('has a master user with IAM authentication, and no password', () => {
  const stack = synthesize(fixed);
  const [cluster] = propertiesOf(stack, 'AWS::RDS::DBCluster');
  expect(cluster).toMatchObject({
    MasterUsername: 'quartet_master',
    MasterUserAuthenticationType: 'iam-db-auth',
    EnableIAMDatabaseAuthentication: true,
  });
  expect(cluster).not.toHaveProperty('ManageMasterUserPassword');
  expect(cluster).not.toHaveProperty('MasterUserPassword');
  expect(propertiesOf(stack, 'AWS::SecretsManager::Secret')).toEqual([]);
});
