import { createHash, randomUUID } from 'node:crypto';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type TestDynamodb, testDynamodb } from '../../src/testing/dynamodb.ts';
import { type TestJwks, testJwks } from '../../src/testing/jwks.ts';
import { audience, issuer, signer } from '../../src/testing/signer.ts';
import { apiKeysTable } from '../../src/testing/tables.ts';
import { createApiKeys } from './api-keys.ts';
import { createAuthorizer } from './authorize.ts';
import { dynamodbKeyStore } from './dynamodb-key-store.ts';
import getOrderPinned from './fixture/get-order-pinned.json' with { type: 'json' };
import listProducts from './fixture/list-products.json' with { type: 'json' };
import placeOrder from './fixture/place-order.json' with { type: 'json' };
import { createTokens } from './tokens.ts';

const users = signer('users-1');
const stranger = signer('users-1');
const known = { clientId: 'web-shop', rate: 25 };

let dynamodb: TestDynamodb;
let jwks: TestJwks;
let authorize: ReturnType<typeof createAuthorizer>;

beforeAll(async () => {
  [dynamodb, jwks] = await Promise.all([testDynamodb(apiKeysTable), testJwks([users])]);
});
beforeEach(async () => {
  await issue('the-key');
  authorize = authorizer();
});
afterAll(() => Promise.all([dynamodb?.close(), jwks?.close()]));

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');
const issue = (key: string, clientId = 'web-shop') =>
  dynamodb.client.send(
    new PutItemCommand({
      TableName: 'api-keys',
      Item: {
        hash: { S: hashOf(key) },
        name: { S: 'the shop in the web' },
        clientId: { S: clientId },
        rate: { N: '25' },
      },
    }),
  );
const withdraw = (key: string) =>
  dynamodb.client.send(
    new DeleteItemCommand({ TableName: 'api-keys', Key: { hash: { S: hashOf(key) } } }),
  );
const authorizer = (now?: () => number) =>
  createAuthorizer({
    apiKeys: createApiKeys(dynamodbKeyStore(dynamodb.client, 'api-keys'), 60_000, now),
    tokens: createTokens({
      ...{ url: jwks.url, issuer, audience },
      ...{ maxAge: 3_600_000, cooldown: 3_600_000, timeout: 60_000 },
    }),
    keyRoutes: ['GET /api/products', 'GET /api/v1/products'],
  });
const given = <E extends { headers: object }>(event: E, headers: object): E => ({
  ...event,
  headers: { ...event.headers, ...headers },
});

it('lets a client with a key pass where that is enough, without asking for a token', async () => {
  expect(await authorize(listProducts)).toEqual({ isAuthorized: true, context: known });
});

it.each([
  ['a route', placeOrder],
  ['a pinned route', getOrderPinned],
])('says who the user is on %s that needs one', async (_what, event) => {
  const sub = randomUUID();
  const token = users.sign({ sub, role: 'admin' });
  expect(await authorize(given(event, { authorization: `Bearer ${token}` }))).toEqual({
    isAuthorized: true,
    context: { ...known, userId: sub, role: 'admin' },
  });
});

it.each([
  ['no key', undefined],
  ['an empty key', ''],
  ['a wrong key', 'wrong'],
  ['the hash in place of the key', hashOf('the-key')],
  ['two keys', 'the-key,the-key'],
])('forbids %s, whatever the token', async (_what, key) => {
  const headers = { 'x-api-key': key, authorization: `Bearer ${users.sign()}` };
  const refused = { isAuthorized: false, context: {} };
  expect(await authorize(given(placeOrder, headers))).toEqual(refused);
  expect(await authorize(given(listProducts, headers))).toEqual(refused);
});

it.each<[string, string | undefined]>([
  ['no token', undefined],
  ['another scheme', 'Basic dGhlOnVzZXI='],
  ['what is no token', 'Bearer the-token'],
  ['two tokens', `Bearer ${users.sign()}, Bearer ${users.sign()}`],
  ["a stranger's signature", `Bearer ${stranger.sign()}`],
  ['an expired token', `Bearer ${users.sign({ exp: 1 })}`],
  ['a token for somebody else', `Bearer ${users.sign({ aud: 'elsewhere' })}`],
  ['a token of another issuer', `Bearer ${users.sign({ iss: 'https://elsewhere.test' })}`],
  ['a token of another type', `Bearer ${users.sign({}, { typ: 'service+jwt' })}`],
  ['another algorithm', `Bearer ${users.sign({}, { alg: 'PS256' })}`],
  ['a key id of other characters', `Bearer ${users.sign({}, { kid: '../../dev/null' })}`],
  ['a critical extension', `Bearer ${users.sign({}, { crit: ['x'], x: 1 })}`],
  ['a subject that is no id', `Bearer ${users.sign({ sub: 'admin' })}`],
  ['a role that there is not', `Bearer ${users.sign({ role: 'root' })}`],
  ['no id', `Bearer ${users.sign({ jti: undefined })}`],
])('throws what the gateway answers with 401: %s', async (_what, authorization) => {
  const refused = expect(authorize(given(placeOrder, { authorization })));
  await refused.rejects.toThrow(/^Unauthorized$/);
});

it('rotates keys without a deployment: a new one works at once, an old one until it is forgotten', async () => {
  let time = 0;
  const remembering = authorizer(() => time);
  const asks = async (key: string) =>
    (await remembering(given(listProducts, { 'x-api-key': key }))).isAuthorized;
  expect([await asks('old'), await asks('new')]).toEqual([false, false]);
  await issue('old');
  expect(await asks('old')).toBe(true);
  await Promise.all([issue('new'), withdraw('old')]);
  expect([await asks('old'), await asks('new')]).toEqual([true, true]);
  time += 60_000;
  expect([await asks('old'), await asks('new')]).toEqual([false, true]);
});

it('knows whom it knew while the keys cannot be read, and does not forbid whom it cannot look up', async () => {
  const other = await testDynamodb(apiKeysTable);
  const store = dynamodbKeyStore(other.client, 'api-keys');
  await other.client.send(
    new PutItemCommand({
      TableName: 'api-keys',
      Item: { hash: { S: hashOf('the-key') }, clientId: { S: 'web-shop' } },
    }),
  );
  const apiKeys = createApiKeys(store, 0);
  expect(await apiKeys.clientOf('the-key')).toMatchObject({ id: 'web-shop' });
  await other.close();
  expect(await apiKeys.clientOf('the-key')).toMatchObject({ id: 'web-shop' });
  await expect(apiKeys.clientOf('another')).rejects.toThrow();
});
