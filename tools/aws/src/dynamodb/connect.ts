import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { rootCredentials } from '../iam/credentials.ts';

/** A client of a DynamoDB of this machine, as the root user. */
export function connect(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: rootCredentials,
  });
}
