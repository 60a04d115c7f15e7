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
import { createJwtVerifier } from './jwt-verifier.ts';

const users = signer('users-1');
const stranger = signer('users-1');
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const client = { clientId: 'web-shop', rate: 25 };

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

interface AuthorizerOptions {
  readonly now?: () => number;
  readonly url?: string;
}
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
const authorizer = ({ now, url = jwks.url }: AuthorizerOptions = {}) =>
  createAuthorizer({
    apiKeys: createApiKeys(dynamodbKeyStore(dynamodb.client, 'api-keys'), 60_000, now),
    tokens: createJwtVerifier({
      ...{ url, issuer, audience },
      ...{ maxAge: 3_600_000, cooldown: 3_600_000, timeout: 60_000 },
    }),
    keyRoutes: ['GET /api/products', 'GET /api/v1/products'],
  });
const withHeaders = <E extends { headers: object }>(event: E, headers: object): E => ({
  ...event,
  headers: { ...event.headers, ...headers },
});

it('authorizes a client with only an API key on a route that needs no token', async () => {
  expect(await authorize(listProducts)).toEqual({ isAuthorized: true, context: client });
});

it.each([
  ['a route', placeOrder],
  ['a pinned route', getOrderPinned],
])('returns the user in the context on %s that needs a token', async (_what, event) => {
  const sub = randomUUID();
  const token = users.sign({ sub, role: 'admin' });
  expect(await authorize(withHeaders(event, { authorization: `Bearer ${token}` }))).toEqual({
    isAuthorized: true,
    context: { ...client, userId: sub, role: 'admin' },
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
  const forbidden = { isAuthorized: false, context: {} };
  expect(await authorize(withHeaders(placeOrder, headers))).toEqual(forbidden);
  expect(await authorize(withHeaders(listProducts, headers))).toEqual(forbidden);
});

it.each<[string, string | undefined]>([
  ['no token', undefined],
  ['another scheme', 'Basic dGhlOnVzZXI='],
  ['a malformed token', 'Bearer the-token'],
  ['two tokens', `Bearer ${users.sign()}, Bearer ${users.sign()}`],
  ["a stranger's signature", `Bearer ${stranger.sign()}`],
  ['an expired token', `Bearer ${users.sign({ exp: 1 })}`],
  ['a token for another audience', `Bearer ${users.sign({ aud: 'elsewhere' })}`],
  ['a token of another issuer', `Bearer ${users.sign({ iss: 'https://elsewhere.test' })}`],
  ['a token of another type', `Bearer ${users.sign({}, { typ: 'service+jwt' })}`],
  ['another algorithm', `Bearer ${users.sign({}, { alg: 'PS256' })}`],
  ['a key id of other characters', `Bearer ${users.sign({}, { kid: '../../dev/null' })}`],
  ['a critical extension', `Bearer ${users.sign({}, { crit: ['x'], x: 1 })}`],
  ['a subject that is no id', `Bearer ${users.sign({ sub: 'admin' })}`],
  ['an unknown role', `Bearer ${users.sign({ role: 'root' })}`],
  ['no session', `Bearer ${users.sign({ sid: undefined })}`],
  ['a session that is no id', `Bearer ${users.sign({ sid: 'any' })}`],
  ['a token that lives for a year', `Bearer ${users.sign({ exp: inSeconds(31_536_000) })}`],
  ['a token that lives longer than 15 minutes', `Bearer ${users.sign({ exp: inSeconds(930) })}`],
  [
    'a token that was issued an hour ahead',
    `Bearer ${users.sign({ iat: inSeconds(3_600), exp: inSeconds(4_200) })}`,
  ],
  ['a header of more than 4,096 characters', `Bearer ${users.sign({ more: 'a'.repeat(4_096) })}`],
  ['a token after two spaces', `Bearer  ${users.sign()}`],
  ['no token id', `Bearer ${users.sign({ jti: undefined })}`],
])('throws Unauthorized, which becomes a 401, for %s', async (_what, authorization) => {
  const refused = expect(authorize(withHeaders(placeOrder, { authorization })));
  await refused.rejects.toThrow(/^Unauthorized$/);
});

it('rotates API keys without a deployment: a new one works at once, a deleted one until its cache entry expires', async () => {
  let time = 0;
  const caching = authorizer({ now: () => time });
  const isAuthorized = async (key: string) =>
    (await caching(withHeaders(listProducts, { 'x-api-key': key }))).isAuthorized;
  expect([await isAuthorized('old'), await isAuthorized('new')]).toEqual([false, false]);
  await issue('old');
  expect(await isAuthorized('old')).toBe(true);
  await Promise.all([issue('new'), withdraw('old')]);
  expect([await isAuthorized('old'), await isAuthorized('new')]).toEqual([true, true]);
  time += 60_000;
  expect([await isAuthorized('old'), await isAuthorized('new')]).toEqual([false, true]);
});

it('accepts cached API keys while the table cannot be read, and throws for others', async () => {
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

describe('before the first keys are fetched', () => {
  let down: TestJwks;
  let cold: ReturnType<typeof createAuthorizer>;
  beforeEach(async () => {
    down = await testJwks([users]);
    down.fail();
    cold = authorizer({ url: down.url });
  });
  afterEach(() => down.close());
  const placing = (token: string) =>
    cold(withHeaders(placeOrder, { 'x-api-key': 'the-key', authorization: `Bearer ${token}` }));

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
  it('lets a token pass without a user, for the service to answer 503 or to verify it', async () => {
    expect(await placing(users.sign())).toEqual({ isAuthorized: true, context: client });
  });

  it.each(['', 'x', users.sign({}, { kid: '../x' })])(
    'refuses what is no token: %s',
    async (token) => {
      await expect(placing(token)).rejects.toThrow(/^Unauthorized$/);
    },
  );
});
