import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { listen } from './listen.ts';

export interface TestDynamodb {
  readonly url: string;
  readonly client: DynamoDBClient;
  close(): Promise<void>;
}

/** Starts an in-process DynamoDB with one table. */
export async function testDynamodb(table: CreateTableCommandInput): Promise<TestDynamodb> {
  const server = await listen(dynalite({ createTableMs: 0 }));
  const client = new DynamoDBClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  await client.send(new CreateTableCommand({ BillingMode: 'PAY_PER_REQUEST', ...table }));
  await waitUntilTableExists(
    { client, maxWaitTime: 60, minDelay: 1 },
    { TableName: table.TableName },
  );
  return {
    url: server.url,
    client,
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
}
