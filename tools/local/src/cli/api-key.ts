import { createHash } from 'node:crypto';
import type { Model } from '@quartet/cloudformation/model/model';
import { UserError } from '@quartet/cloudformation/user-error';

const client = { name: 'local', clientId: 'local', rate: 100 };

/** Puts the key where the authoriser looks for it, as an operator does in the cloud: its hash, never itself. */
export async function storeApiKey(model: Model, cloudUrl: string, key: string): Promise<void> {
  const table = model.functions.find(({ environment }) => environment['API_KEYS_TABLE'])
    ?.environment['API_KEYS_TABLE'];
  if (table === undefined) return;
  const [{ PutItemCommand }, { connect }] = await Promise.all([
    import('@aws-sdk/client-dynamodb'),
    import('@quartet/aws/dynamodb/connect'),
  ]);
  const database = connect(cloudUrl);
  const item = {
    hash: { S: createHash('sha256').update(key).digest('hex') },
    name: { S: client.name },
    clientId: { S: client.clientId },
    rate: { N: String(client.rate) },
  };
  await database.send(new PutItemCommand({ TableName: table, Item: item })).catch((cause) => {
    throw new UserError(`The API key could not be stored in ${table}.`, { cause });
  });
  database.destroy();
}

/** The keys of a REST gateway are its own: each plan's is ours. */
export function gatewayKeys({ gateway }: Model, key: string): Readonly<Record<string, string>> {
  const ids = gateway.kind === 'rest' ? gateway.usagePlans.flatMap(({ keyIds: keys }) => keys) : [];
  return Object.fromEntries(ids.map((id) => [id, key]));
}
