import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { Table } from '@quartet/cloudformation/model/tables';

type Indexes =
  CreateTableCommandInput['GlobalSecondaryIndexes'] | TableDescription['GlobalSecondaryIndexes'];

/** Milliseconds; the waiters of the SDK know whole seconds only. */
const poll = 10;

/**
 * Makes the tables that are not there yet. One whose keys or indexes have changed in the templates is
 * made anew and empty, as CloudFormation replaces it.
 */
export async function createTables(
  client: DynamoDBClient,
  tables: readonly Table[],
): Promise<void> {
  await Promise.all(tables.map((table) => createTable(client, table)));
}

async function createTable(client: DynamoDBClient, { name, definition }: Table): Promise<void> {
  const desired = { ...definition, TableName: name } as CreateTableCommandInput;
  const isActive = async () => (await describe(client, name))?.TableStatus === 'ACTIVE';
  const existing = await describe(client, name);
  if (existing && isDeepStrictEqual(shapeOf(existing), shapeOf(desired))) return until(isActive);
  if (existing) {
    await client.send(new DeleteTableCommand({ TableName: name }));
    await until(async () => (await describe(client, name)) === undefined);
  }
  await client.send(new CreateTableCommand(desired));
  await until(isActive);
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await pause(poll);
}

async function describe(
  client: DynamoDBClient,
  name: string,
): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** The properties of a table that cannot be changed without replacing it. */
function shapeOf(table: TableDescription | CreateTableCommandInput) {
  const { KeySchema, AttributeDefinitions = [] } = table;
  const attributes = AttributeDefinitions.map((each) => [each.AttributeName, each.AttributeType]);
  return {
    keys: KeySchema,
    attributes: new Map(attributes as [string, string][]),
    global: indexesOf(table.GlobalSecondaryIndexes),
    local: indexesOf(table.LocalSecondaryIndexes),
  };
}

function indexesOf(indexes: Indexes = []) {
  return new Map(
    indexes.map(({ IndexName, KeySchema, Projection }) => [IndexName, { KeySchema, Projection }]),
  );
}
