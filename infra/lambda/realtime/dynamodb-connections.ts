import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Connections, Subscriber } from './connections.ts';

/** API Gateway closes a connection after two hours at the latest. */
const maxConnectionSeconds = 2 * 60 * 60;

/** The order id of the item that stands for the connection itself. */
const connectionItself = '-';

type Item = Readonly<Record<string, AttributeValue>>;

/** One item per connection and order; the index `by-order` finds the connections of an order. */
export function dynamodbConnections(client: DynamoDBClient, table: string): Connections {
  const put = async (listener: Subscriber, orderId: string): Promise<void> => {
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
    open: (connectionId, user) => put({ connectionId, user }, connectionItself),
    subscribe: put,
    userOf: async (connectionId) => {
      const Key = { connectionId: { S: connectionId }, orderId: { S: connectionItself } };
      const command = new GetItemCommand({ TableName: table, Key, ConsistentRead: true });
      const { Item } = await client.send(command);
      return Item && subscriberIn(Item).user;
    },
    subscribersOf: async (orderId) => {
      const items = await query({
        IndexName: 'by-order',
        KeyConditionExpression: 'orderId = :order',
        ExpressionAttributeValues: { ':order': { S: orderId } },
      });
      return items.map(subscriberIn);
    },
    drop: async (connectionId, orderId) => {
      await Promise.all([remove(connectionId, orderId), remove(connectionId, connectionItself)]);
    },
    close: async (connectionId) => {
      const items = await query({
        KeyConditionExpression: 'connectionId = :connection',
        ExpressionAttributeValues: { ':connection': { S: connectionId } },
      });
      await Promise.all(
        items.map(({ orderId }) => remove(connectionId, orderId?.S ?? connectionItself)),
      );
    },
  };
}

function itemOf({ connectionId, user }: Subscriber, orderId: string): Item {
  const expiresAt = Math.floor(Date.now() / 1_000) + maxConnectionSeconds;
  return {
    connectionId: { S: connectionId },
    orderId: { S: orderId },
    userId: { S: user.id },
    role: { S: user.role },
    session: { S: user.session },
    tokenExpiresAt: { N: String(user.expiresAt) },
    expiresAt: { N: String(expiresAt) },
  };
}

function subscriberIn({ connectionId, userId, role, session, tokenExpiresAt }: Item): Subscriber {
  return {
    connectionId: connectionId?.S ?? '',
    user: {
      id: userId?.S ?? '',
      role: role?.S === 'admin' ? 'admin' : 'shopper',
      session: session?.S ?? '',
      expiresAt: Number(tokenExpiresAt?.N ?? 0),
    },
  };
}
