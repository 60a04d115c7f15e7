import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import event from '../lambda/authorizer/fixture/place-order.json' with { type: 'json' };
import { testDynamodb } from './testing/dynamodb.ts';
import { testJwks } from './testing/jwks.ts';
import { audience, issuer, signer } from './testing/signer.ts';
import { apiKeysTable } from './testing/tables.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const maxBytes = 200 * 1_024;
let folder: string;

beforeAll(async () => {
  await mkdir(join(root, 'dist'), { recursive: true });
  folder = await mkdtemp(join(root, 'dist', 'bundle-spec-'));
  await run(process.execPath, [join(root, 'infra/src/bundle.ts'), folder]);
});
afterAll(() => rm(folder ?? '', { recursive: true, force: true }));

const bundle = (name: string) => join(folder, name, 'index.mjs');
const evaluate = async (name: string, call: string, env: NodeJS.ProcessEnv) => {
  const address = JSON.stringify(pathToFileURL(bundle(name)).href);
  const code = `const it = await import(${address}); console.log(JSON.stringify(${call}))`;
  const node = ['--input-type=module', '-e', code];
  const { stdout } = await run(process.execPath, node, { env: { ...cloud, ...env } });
  return JSON.parse(stdout) as unknown;
};
const cloud = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
};

it.each(['authorizer', 'realtime'])(
  'the bundle of %s is smaller than 200 KB and contains no SDK',
  async (name) => {
    const code = await readFile(bundle(name), 'utf8');
    expect(code.length).toBeLessThan(maxBytes);
    expect(code).toMatch(/from"@aws-sdk\/client-dynamodb"/);
    expect(code).not.toMatch(/@smithy/);
  },
);

it('the authorizer bundle authorizes a real event with only its settings', async () => {
  const users = signer('users-1');
  await using ending = new AsyncDisposableStack();
  const dynamodb = ending.adopt(await testDynamodb(apiKeysTable), ({ close }) => close());
  const jwks = ending.adopt(await testJwks([users]), ({ close }) => close());
  const hash = createHash('sha256').update('the-key').digest('hex');
  const Item = { hash: { S: hash }, clientId: { S: 'web-shop' }, rate: { N: '25' } };
  await dynamodb.client.send(new PutItemCommand({ TableName: 'api-keys', Item }));
  const headers = { ...event.headers, authorization: `Bearer ${users.sign()}` };
  const call = `await it.authorize(${JSON.stringify({ ...event, headers })})`;
  const answer = evaluate('authorizer', call, {
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
    API_KEYS_TABLE: 'api-keys',
    JWKS_URL: jwks.url,
    JWKS_TIMEOUT: '60000',
    TOKEN_ISSUER: issuer,
    TOKEN_AUDIENCE: audience,
    KEY_ROUTES: '[]',
  });
  expect(await answer).toMatchObject({ isAuthorized: true, context: { clientId: 'web-shop' } });
});

it('the realtime bundle exports the handlers that the templates name', async () => {
  const names = await evaluate('realtime', 'Object.keys(it)', { CONNECTIONS_TABLE: 'connections' });
  expect(names).toEqual(['authorize', 'connect', 'disconnect', 'push', 'subscribe']);
});

it('a function without its settings throws an error that names the missing one', async () => {
  await expect(evaluate('authorizer', '0', {})).rejects.toThrow('API_KEYS_TABLE is missing');
});
