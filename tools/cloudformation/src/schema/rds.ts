import { z } from 'zod';
import {
  flag,
  number,
  text,
  texts,
  textsByName,
  supportedProperties,
} from './supported-properties.ts';

const masterUser = {
  MasterUsername: text.optional(),
  MasterUserAuthenticationType: z.enum(['password', 'iam-db-auth']).default('password'),
};

const DBCluster = supportedProperties(
  {
    Engine: z.literal('aurora-postgresql'),
    EngineVersion: text,
    Port: number.default(5432),
    DBSubnetGroupName: text,
    EnableIAMDatabaseAuthentication: flag.default(false),
    ...masterUser,
    VpcSecurityGroupIds: texts.min(1),
  },
  [
    'BackupRetentionPeriod',
    'CopyTagsToSnapshot',
    'DBClusterIdentifier',
    'DBClusterParameterGroupName',
    'DeletionProtection',
    'ManageMasterUserPassword',
    'ServerlessV2ScalingConfiguration',
    'StorageEncrypted',
    'Tags',
  ],
);

/** A server of its own, or a member of a cluster, which its clients do not know. */
const DBInstance = z.discriminatedUnion('Engine', [
  supportedProperties(
    {
      Engine: z.literal('postgres'),
      EngineVersion: text,
      Port: number.default(5432),
      DBSubnetGroupName: text,
      EnableIAMDatabaseAuthentication: flag.default(false),
      ...masterUser,
      VPCSecurityGroups: texts.min(1),
      DBParameterGroupName: text.optional(),
    },
    [
      'AllocatedStorage',
      'BackupRetentionPeriod',
      'CopyTagsToSnapshot',
      'DBInstanceClass',
      'DeletionProtection',
      'PubliclyAccessible',
      'StorageEncrypted',
      'StorageType',
      'Tags',
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

export const rds = {
  'AWS::RDS::DBCluster': DBCluster,
  'AWS::RDS::DBInstance': DBInstance,
  'AWS::RDS::DBParameterGroup': supportedProperties({ Parameters: textsByName.default({}) }, [
    'DBParameterGroupName',
    'Description',
    'Family',
    'Tags',
  ]),
  'AWS::RDS::DBSubnetGroup': supportedProperties({ SubnetIds: texts.min(1) }, [
    'DBSubnetGroupDescription',
    'DBSubnetGroupName',
    'Tags',
  ]),
};
