import { setInterval as each } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import type { Logger } from '@quartet/logging';
import type { Table } from '../../model/surroundings.ts';

export interface ExpiryOptions {
  readonly client: DynamoDBClient;
  readonly tables: readonly Table[];
  /** Milliseconds between two looks. */
  readonly every: number;
  readonly log: Logger;
}

type KeySchema = readonly { readonly AttributeName: string }[];

const second = 1_000;
/** What ended before that is kept: AWS takes it for a mistake. */
const fiveYears = 5 * 365 * 24 * 60 * 60;

/** Deletes what has ended by the time to live of its table, until it is stopped. */
export function startExpiry({ every, log, ...parts }: ExpiryOptions): { stop(): void } {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    for await (const _ of each(every, undefined, { ref: false, signal: stopping.signal })) {
      await deleteExpired(parts).catch((err: unknown) => {
        log.warn({ err }, 'what has ended was not deleted');
      });
    }
  };
  run().catch(() => undefined);
  return { stop: () => stopping.abort() };
}

export async function deleteExpired({
  client,
  tables,
}: Pick<ExpiryOptions, 'client' | 'tables'>): Promise<void> {
  for (const { name, definition, timeToLive } of tables) {
    if (timeToLive === undefined) continue;
    const now = Math.floor(Date.now() / second);
    const ended = {
      ExpressionAttributeNames: { '#end': timeToLive },
      ExpressionAttributeValues: {
        ':now': { N: String(now) },
        ':oldest': { N: String(now - fiveYears) },
      },
    };
    const condition = '#end < :now AND #end > :oldest';
    const scan = { TableName: name, FilterExpression: condition, ...ended };
    for await (const { Items = [] } of paginateScan({ client }, scan)) {
      for (const item of Items) {
        const keys = (definition['KeySchema'] as KeySchema).map(
          ({ AttributeName }) => AttributeName,
        );
        const Key = Object.fromEntries(keys.map((key) => [key, item[key] ?? { NULL: true }]));
        const command = { TableName: name, Key, ConditionExpression: condition, ...ended };
        await client.send(new DeleteItemCommand(command)).catch(unlessKept);
      }
    }
  }
}

/** It has been given more time in between. */
function unlessKept(error: unknown): void {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
}
