import { testConfig } from '@quartet/testing';
import { type Certificate, certificate } from './fixture/certificate.ts';
import { tokenServer, type TokenServer } from './fixture/token-server.ts';
import { openDatabase, statement } from './index.ts';

const one = statement<[], { readonly one: number }>(`SELECT 1 AS one`);
const credentials = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'task',
  AWS_SECRET_ACCESS_KEY: 'secret',
};

let tls: Certificate;
let server: TokenServer;
beforeAll(async () => {
  Object.assign(process.env, credentials);
  tls = await certificate();
});
afterAll(() => tls.remove());
afterEach(() => server?.close());

const ask = async (query = '') => {
  const DATABASE_URL = `postgres://orders_app@localhost:${server.port}/orders${query}`;
  const { config, log } = testConfig({ DATABASE_URL, DATABASE_AUTH: 'iam' });
  const database = openDatabase(config, log);
  const asked = [database.one(one, []), database.reads.one(one, [])];
  const outcomes = await Promise.allSettled(asked);
  await database.close();
  return outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : undefined));
};

it('logs in with a fresh token that IAM checks, in the pool and in the pipeline', async () => {
  server = await tokenServer(tls);
  await ask(`?sslmode=verify-full&sslrootcert=${tls.file}`);
  expect(server.passwords).toHaveLength(2);
  for (const token of server.passwords) {
    const { host, pathname, searchParams } = new URL(`https://${token}`);
    expect([host, pathname]).toEqual([`localhost:${server.port}`, '/']);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      Action: 'connect',
      DBUser: 'orders_app',
      'X-Amz-Credential': expect.stringMatching(/^task\/\d{8}\/eu-west-1\/rds-db\/aws4_request$/),
      'X-Amz-Expires': '900',
      'X-Amz-Signature': expect.stringMatching(/^[\da-f]{64}$/),
    });
  }
});

it('gives no token to a server whose certificate nobody vouches for, even when the URL would', async () => {
  server = await tokenServer(tls);
  for (const error of await ask('?sslmode=no-verify')) {
    expect(error).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  }
  expect(server.passwords).toEqual([]);
});

it('gives no token to a server without TLS, even when the URL would', async () => {
  server = await tokenServer();
  for (const error of await ask('?sslmode=disable')) {
    expect(error).toMatchObject({ message: 'The server does not support SSL connections' });
  }
  expect(server.passwords).toEqual([]);
});
