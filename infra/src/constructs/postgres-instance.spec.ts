import { SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { propertiesOf, stageWith, testStack, testVpc } from '../testing/stack.ts';
import { PostgresInstance } from './postgres-instance.ts';

function synthesize() {
  const stack = testStack();
  const vpc = testVpc(stack);
  new PostgresInstance(stack, 'Database', {
    stage: stageWith({}),
    instanceClass: 't4g.micro',
    connections: 200,
    vpc,
    subnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
    clients: new SecurityGroup(stack, 'Clients', { vpc }),
  });
  return propertiesOf(stack, 'AWS::RDS::DBInstance');
}

it('is one small encrypted server', () => {
  expect(synthesize()).toMatchObject([
    {
      ...{ Engine: 'postgres', DBInstanceClass: 'db.t4g.micro', Port: '5433' },
      ...{ StorageType: 'gp3', AllocatedStorage: '20', StorageEncrypted: true },
      PubliclyAccessible: false,
    },
  ]);
});

// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
it('has a master user with IAM authentication, and no password', () => {
  const [instance] = synthesize();
  expect(instance).toMatchObject({
    MasterUsername: 'quartet_master',
    MasterUserAuthenticationType: 'iam-db-auth',
    EnableIAMDatabaseAuthentication: true,
  });
  expect(instance).not.toHaveProperty('ManageMasterUserPassword');
  expect(instance).not.toHaveProperty('MasterUserPassword');
});
