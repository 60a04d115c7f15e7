import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { KeyStore } from './api-keys.ts';

/** One item per key: `hash`, `name`, `clientId` and `rate`. */
export function dynamodbKeyStore(client: DynamoDBClient, table: string): KeyStore {
  return {
    find: async (hash) => {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: { hash: { S: hash } } }),
      );
      const id = item?.['clientId']?.S;
      if (!item || id === undefined) return undefined;
      const rate = Number(item['rate']?.N ?? 0);
      return { hash: item['hash']?.S ?? '', name: item['name']?.S ?? '', id, rate };
    },
  };
}
