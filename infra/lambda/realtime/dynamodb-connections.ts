import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Connections, Listener } from './connections.ts';

/** The gateway closes a socket after two hours at the latest. */
const longest = 2 * 60 * 60;

/** In place of the order, for the socket itself. */
const itself = '-';

type Item = Readonly<Record<string, AttributeValue>>;

/** One item per socket and order, found by its order through the index `by-order`. */
export function dynamodbConnections(client: DynamoDBClient, table: string): Connections {
  const put = async (listener: Listener, orderId: string): Promise<void> => {
    await client.send(new PutItemCommand({ TableName: table, Item: itemOf(listener, orderId) }));
  };
  const remove = async (connectionId: string, orderId: string): Promise<void> => {
    const Key = { connectionId: { S: connectionId }, orderId: { S: orderId } };
    await client.send(new DeleteItemCommand({ TableName: table, Key }));
  };
  const query = async (input: Omit<QueryCommandInput, 'TableName'>): Promise<readonly Item[]> => {
    const items: Item[] = [];
    for await (const page of paginateQuery({ client }, { TableName: table, ...input })) {
      items.push(...(page.Items ?? []));
    }
    return items;
  };

  return {
    open: (connectionId, user) => put({ connectionId, user }, itself),
    subscribe: put,
    userOf: async (connectionId) => {
      const Key = { connectionId: { S: connectionId }, orderId: { S: itself } };
      const command = new GetItemCommand({ TableName: table, Key, ConsistentRead: true });
      const { Item } = await client.send(command);
      return Item && listenerIn(Item).user;
    },
    listenersTo: async (orderId) => {
      const items = await query({
        IndexName: 'by-order',
        KeyConditionExpression: 'orderId = :order',
        ExpressionAttributeValues: { ':order': { S: orderId } },
      });
      return items.map(listenerIn);
    },
    drop: async (connectionId, orderId) => {
      await Promise.all([remove(connectionId, orderId), remove(connectionId, itself)]);
    },
    close: async (connectionId) => {
      const items = await query({
        KeyConditionExpression: 'connectionId = :connection',
        ExpressionAttributeValues: { ':connection': { S: connectionId } },
      });
      await Promise.all(items.map(({ orderId }) => remove(connectionId, orderId?.S ?? itself)));
    },
  };
}

function itemOf({ connectionId, user }: Listener, orderId: string): Item {
  const expiresAt = Math.floor(Date.now() / 1_000) + longest;
  return {
    connectionId: { S: connectionId },
    orderId: { S: orderId },
    userId: { S: user.id },
    role: { S: user.role },
    expiresAt: { N: String(expiresAt) },
  };
}

function listenerIn({ connectionId, userId, role }: Item): Listener {
  return {
    connectionId: connectionId?.S ?? '',
    user: { id: userId?.S ?? '', role: role?.S === 'admin' ? 'admin' : 'shopper' },
  };
}
