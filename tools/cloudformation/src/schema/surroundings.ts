import { z } from 'zod';
import { flag, number, text, textsByName, supportedProperties } from './supported-properties.ts';

const Function = supportedProperties(
  {
    Code: supportedProperties({ S3Key: text }, ['S3Bucket']),
    Handler: text,
    Runtime: z.string().startsWith('nodejs'),
    Environment: supportedProperties({ Variables: textsByName }, []).default({ Variables: {} }),
    Timeout: number.default(3),
  },
  [
    'Architectures',
    'DeadLetterConfig',
    'Description',
    'FunctionName',
    'LoggingConfig',
    'MemorySize',
    'Role',
    'Tags',
  ],
);

const Keys = z.array(
  supportedProperties({ AttributeName: text, KeyType: z.enum(['HASH', 'RANGE']) }, []),
);

const Index = supportedProperties(
  {
    IndexName: text,
    KeySchema: Keys,
    Projection: supportedProperties(
      {
        ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
        NonKeyAttributes: z.array(text).optional(),
      },
      [],
    ),
  },
  [],
);

const Table = supportedProperties(
  {
    AttributeDefinitions: z.array(
      supportedProperties({ AttributeName: text, AttributeType: z.enum(['S', 'N', 'B']) }, []),
    ),
    KeySchema: Keys,
    BillingMode: z.literal('PAY_PER_REQUEST'),
    GlobalSecondaryIndexes: z.array(Index).optional(),
    LocalSecondaryIndexes: z.array(Index).optional(),
    TimeToLiveSpecification: supportedProperties(
      { AttributeName: text, Enabled: flag },
      [],
    ).optional(),
  },
  ['DeletionProtectionEnabled', 'PointInTimeRecoverySpecification', 'TableName', 'Tags'],
);

const DBCluster = supportedProperties(
  { Engine: z.literal('aurora-postgresql'), EngineVersion: text, Port: number.default(5432) },
  [
    'BackupRetentionPeriod',
    'CopyTagsToSnapshot',
    'DBClusterIdentifier',
    'DBClusterParameterGroupName',
    'DBSubnetGroupName',
    'DeletionProtection',
    'EnableIAMDatabaseAuthentication',
    'ManageMasterUserPassword',
    'MasterUserAuthenticationType',
    'MasterUsername',
    'ServerlessV2ScalingConfiguration',
    'StorageEncrypted',
    'Tags',
    'VpcSecurityGroupIds',
  ],
);

/** A server of its own, or a member of a cluster, which its clients do not know. */
const DBInstance = z.discriminatedUnion('Engine', [
  supportedProperties(
    { Engine: z.literal('postgres'), EngineVersion: text, Port: number.default(5432) },
    [
      'AllocatedStorage',
      'BackupRetentionPeriod',
      'CopyTagsToSnapshot',
      'DBInstanceClass',
      'DBParameterGroupName',
      'DBSubnetGroupName',
      'DeletionProtection',
      'EnableIAMDatabaseAuthentication',
      'MasterUserAuthenticationType',
      'MasterUsername',
      'PubliclyAccessible',
      'StorageEncrypted',
      'StorageType',
      'Tags',
      'VPCSecurityGroups',
    ],
  ),
  supportedProperties({ Engine: z.literal('aurora-postgresql') }, [
    'AutoMinorVersionUpgrade',
    'DBClusterIdentifier',
    'DBInstanceClass',
    'PromotionTier',
    'PubliclyAccessible',
    'Tags',
  ]),
]);

const Parameter = supportedProperties(
  { Name: text, Type: z.enum(['String', 'StringList']), Value: text },
  ['Description', 'Tags', 'Tier'],
);

export const surroundings = {
  'AWS::Lambda::Function': Function,
  'AWS::DynamoDB::Table': Table,
  'AWS::RDS::DBCluster': DBCluster,
  'AWS::RDS::DBInstance': DBInstance,
  'AWS::SSM::Parameter': Parameter,
};
