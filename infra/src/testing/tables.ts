import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const partition = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' as const });
const sorted = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' as const });

export const apiKeysTable: CreateTableCommandInput = {
  TableName: 'api-keys',
  KeySchema: [partition('hash')],
  AttributeDefinitions: [text('hash')],
};

export const connectionsTable: CreateTableCommandInput = {
  TableName: 'connections',
  KeySchema: [partition('connectionId'), sorted('orderId')],
  AttributeDefinitions: [text('connectionId'), text('orderId')],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-order',
      KeySchema: [partition('orderId'), sorted('connectionId')],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
};
