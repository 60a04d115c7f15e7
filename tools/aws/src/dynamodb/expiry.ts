import { setInterval as each } from 'node:timers/promises';
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import type { Table } from '@quartet/cloudformation/model/tables';
import type { Log } from '../log.ts';

interface ExpiryOptions {
  readonly client: DynamoDBClient;
  readonly tables: readonly Table[];
  /** Milliseconds between two looks. */
  readonly every: number;
  readonly log: Log;
}

type Item = Record<string, AttributeValue>;
type KeySchema = readonly { readonly AttributeName: string }[];

const second = 1_000;
/** Items that expired before that are kept: DynamoDB treats such times as mistakes. */
const fiveYears = 5 * 365 * 24 * 60 * 60;

export interface Expiry {
  /** Resolves when no look is under way any more. */
  stop(): Promise<void>;
}

/** Deletes what has ended by the time to live of its table, until it is stopped. */
export function startExpiry({ every, log, ...parts }: ExpiryOptions): Expiry {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    for await (const _ of each(every, undefined, { ref: false, signal: stopping.signal })) {
      await deleteExpired(parts).catch((err: unknown) => {
        log.warn({ err }, 'deleting expired items failed');
      });
    }
  };
  const stopped = run().catch(() => undefined);
  return {
    stop: () => {
      stopping.abort();
      return stopped;
    },
  };
}

type Parts = Pick<ExpiryOptions, 'client' | 'tables'>;

export async function deleteExpired({ client, tables }: Parts): Promise<void> {
  for (const { name: TableName, definition, timeToLiveAttribute } of tables) {
    if (timeToLiveAttribute === undefined) continue;
    const { condition, ...names } = expiredCondition(timeToLiveAttribute);
    const scan = { TableName, FilterExpression: condition, ...names };
    for await (const { Items = [] } of paginateScan({ client }, scan)) {
      for (const item of Items) {
        const Key = keyOf(item, definition['KeySchema'] as KeySchema);
        const command = { TableName, Key, ConditionExpression: condition, ...names };
        await client.send(new DeleteItemCommand(command)).catch(ignoreIfExtended);
      }
    }
  }
}

function expiredCondition(attribute: string) {
  const now = Math.floor(Date.now() / second);
  return {
    condition: '#end < :now AND #end > :oldest',
    ExpressionAttributeNames: { '#end': attribute },
    ExpressionAttributeValues: {
      ':now': { N: String(now) },
      ':oldest': { N: String(now - fiveYears) },
    },
  };
}

function keyOf(item: Item, schema: KeySchema): Item {
  const attributes = new Set(schema.map(({ AttributeName }) => AttributeName));
  return Object.fromEntries(Object.entries(item).filter(([name]) => attributes.has(name)));
}

/** It has been given more time in between. */
function ignoreIfExtended(error: unknown): void {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
}
