import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A client of a DynamoDB of this machine, which takes any credentials. */
export function connect(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}
