import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const partitionKey = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' as const });
const sortKey = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' as const });

export const apiKeysTable: CreateTableCommandInput = {
  TableName: 'api-keys',
  KeySchema: [partitionKey('hash')],
  AttributeDefinitions: [text('hash')],
};

export const connectionsTable: CreateTableCommandInput = {
  TableName: 'connections',
  KeySchema: [partitionKey('connectionId'), sortKey('orderId')],
  AttributeDefinitions: [text('connectionId'), text('orderId')],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-order',
      KeySchema: [partitionKey('orderId'), sortKey('connectionId')],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
};
