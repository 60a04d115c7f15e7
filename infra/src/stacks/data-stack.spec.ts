import { connectionsOf } from '../check-pull-requests.ts';
import { services } from '../services.ts';
import { type Stage, stages } from '../stages.ts';
import { type SynthesizedTemplates, templatesOf } from '../testing/templates.ts';

const stateful = ['AWS::RDS::DBCluster', 'AWS::DynamoDB::Table', 'AWS::ECR::Repository'];

let prod: SynthesizedTemplates;
let dev: SynthesizedTemplates;

beforeAll(() => {
  prod = templatesOf('prod');
  dev = templatesOf('dev');
});

it('retains stateful resources in prod', () => {
  const retained = [...stateful, 'AWS::SQS::Queue', 'AWS::Logs::LogGroup'];
  for (const type of retained) {
    const policies = prod.resources(type).map(({ DeletionPolicy }) => DeletionPolicy);
    expect(new Set(policies)).toEqual(new Set(['Retain']));
  }
});

// Another logical id is another resource: CloudFormation would begin with an empty one.
it.each([
  ['data', 'AWS::DynamoDB::Table', ['ApiKeysTable10D26ED3', 'ConnectionsTable916FDB22']],
  ['platform', 'AWS::SQS::Queue', ['BusDeadLettersQueue210DBC42']],
  ['realtime', 'AWS::SQS::Queue', ['DeadLettersQueue631681B1']],
  [
    'registry',
    'AWS::ECR::Repository',
    ['orders46FA7C19', 'users9E3E6EF7', 'payments5AA7C358', 'products606FDFD3'],
  ],
])('keeps the logical ids of stateful resources: %s, %s', (stack, type, ids) => {
  for (const cloud of [dev, prod]) {
    const present = cloud.resources(type, stack).map(({ id }) => id);
    expect(present).toEqual(expect.arrayContaining(ids));
  }
});

it('authenticates all database roles with IAM tokens, and stores no password', () => {
  const [cluster] = prod.properties('AWS::RDS::DBCluster');
  expect(cluster).toMatchObject({
    EnableIAMDatabaseAuthentication: true,
    MasterUserAuthenticationType: 'iam-db-auth',
    StorageEncrypted: true,
    Port: 5433,
  });
  expect(cluster).not.toHaveProperty('MasterUserPassword');
});

it('has a reader, two weeks of backups and deletion protection in prod', () => {
  expect(prod.properties('AWS::RDS::DBCluster')).toMatchObject([
    {
      BackupRetentionPeriod: 14,
      DeletionProtection: true,
      ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 8 },
    },
  ]);
  expect(prod.resources('AWS::RDS::DBInstance')).toHaveLength(2);
});

it('has one small server in dev, and pools that fit into its connections', () => {
  expect(dev.resources('AWS::RDS::DBCluster')).toEqual([]);
  expect(dev.properties('AWS::RDS::DBInstance')).toMatchObject([
    { DBInstanceClass: 'db.t4g.micro', DeletionProtection: false },
  ]);
  expect(dev.container('orders').environment).toMatchObject({ DATABASE_POOL_SIZE: '4' });
  expect(prod.container('orders').environment).toMatchObject({ DATABASE_POOL_SIZE: '10' });
});

it('lets its server in dev take the connections of all services and pull requests', () => {
  const [stage] = stages as readonly [Stage];
  const [group] = dev.properties('AWS::RDS::DBParameterGroup');
  const { max_connections: most } = group?.['Parameters'] as { readonly max_connections: string };
  expect(Number(most)).toBe(200);
  expect(connectionsOf(stage, services.length) * 1.5).toBeLessThan(Number(most));
});

it('allows only the services to reach the database', () => {
  const entries = prod.properties('AWS::EC2::SecurityGroupIngress', 'data');
  expect(entries).toMatchObject([{ FromPort: 5433, ToPort: 5433 }]);
  expect(JSON.stringify(entries)).toContain('networkservicesgroup');
});

it('finds API keys by their hash, and expires connections automatically', () => {
  const [keys, connections] = prod.properties('AWS::DynamoDB::Table', 'data');
  expect(keys?.['KeySchema']).toEqual([{ AttributeName: 'hash', KeyType: 'HASH' }]);
  expect(connections).toMatchObject({
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    GlobalSecondaryIndexes: [{ IndexName: 'by-order' }],
  });
});
