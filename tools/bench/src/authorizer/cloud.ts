import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateTableCommand,
  DynamoDBClient,
  PutItemCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { SignJWT } from 'jose';

const key = randomUUID();
const table = 'api-keys';
const issuer = 'https://quartet.test/api/users';
const audience = 'quartet';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The environment of the authorizer, and an event that it authorizes. */
export interface Cloud {
  readonly environment: NodeJS.ProcessEnv;
  readonly event: object;
}

export async function openCloud(ending: AsyncDisposableStack): Promise<Cloud> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'users-1', alg: 'RS256' }];
  const jwks = await listen(
    createServer((_req, res) => res.end(JSON.stringify({ keys }))),
    ending,
  );
  const dynamodb = await listen(dynalite({ createTableMs: 0 }), ending);
  await keepKey(dynamodb);
  const token = await new SignJWT({ role: 'shopper', sid: randomUUID() })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'users-1' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(randomUUID())
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('15 min')
    .sign(privateKey);
  return {
    event: {
      version: '2.0',
      type: 'REQUEST',
      routeKey: 'ANY /api/orders',
      rawPath: '/api/orders',
      headers: { 'x-api-key': key, authorization: `Bearer ${token}` },
    },
    environment: {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
      API_KEYS_TABLE: table,
      JWKS_URL: jwks,
      TOKEN_ISSUER: issuer,
      TOKEN_AUDIENCE: audience,
      KEY_ROUTES: '[]',
    },
  };
}

async function keepKey(endpoint: string): Promise<void> {
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
  const create = new CreateTableCommand({
    TableName: table,
    KeySchema: [{ AttributeName: 'hash', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'hash', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  await client.send(create);
  await waitUntilTableExists({ client, maxWaitTime: 5, minDelay: 1 }, { TableName: table });
  const hash = createHash('sha256').update(key).digest('hex');
  const Item = { hash: { S: hash }, clientId: { S: 'bench' }, rate: { N: '25' } };
  await client.send(new PutItemCommand({ TableName: table, Item }));
  client.destroy();
}

async function listen(server: Server, ending: AsyncDisposableStack): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ending.defer(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
