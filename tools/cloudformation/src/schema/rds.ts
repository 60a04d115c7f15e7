import { z } from 'zod';
import { number, text, supportedProperties } from './supported-properties.ts';

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

export const rds = {
  'AWS::RDS::DBCluster': DBCluster,
  'AWS::RDS::DBInstance': DBInstance,
};
