import { z } from 'zod';
import { flag, text, supportedProperties } from './supported-properties.ts';

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

export const dynamodb = {
  'AWS::DynamoDB::Table': Table,
};
