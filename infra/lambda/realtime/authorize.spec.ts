import { randomUUID } from 'node:crypto';
import { type TestJwks, testJwks } from '../../src/testing/jwks.ts';
import { audience, issuer, signer } from '../../src/testing/signer.ts';
import { createJwtVerifier } from '../authorizer/jwt-verifier.ts';
import { createAuthorizer, unverified } from './authorize.ts';
import { publishedRevocations } from './published-revocations.ts';

const users = signer('users-1');
const methodArn = 'arn:aws:execute-api:us-east-1:123456789012:f6g7h8i9j0/live/$connect';
let jwks: TestJwks;
let authorize: ReturnType<typeof createAuthorizer>;

beforeAll(async () => {
  jwks = await testJwks([users]);
  authorize = authorizer(jwks.url);
});
afterAll(() => jwks?.close());

function authorizer(url: string) {
  const times = { maxAge: 600_000, cooldown: 30_000, timeout: 60_000 };
  return createAuthorizer(
    createJwtVerifier({ url, issuer, audience, ...times }),
    publishedRevocations({ keysUrl: url, maxAge: 0, timeout: 60_000 }),
  );
}

it('allows the user of the token to connect, and nothing else', async () => {
  const [sub, sid] = [randomUUID(), randomUUID()];
  const exp = Math.floor(Date.now() / 1_000) + 600;
  const token = users.sign({ sub, sid, exp });
  expect(await authorize({ methodArn, queryStringParameters: { token } })).toEqual({
    principalId: sub,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }],
    },
    context: { role: 'shopper', session: sid, tokenExpiresAt: String(exp) },
  });
});

it('refuses the token of a session that has ended', async () => {
  const sid = randomUUID();
  const queryStringParameters = { token: users.sign({ sid }) };
  await authorize({ methodArn, queryStringParameters });
  jwks.end(sid);
  const opening = authorize({ methodArn, queryStringParameters });
  await expect(opening).rejects.toThrow(/^Unauthorized$/);
});

it('refuses a token of more than 4,096 characters, as the services do', async () => {
  const queryStringParameters = { token: users.sign({ more: 'a'.repeat(4_096) }) };
  const opening = authorize({ methodArn, queryStringParameters });
  await expect(opening).rejects.toThrow(/^Unauthorized$/);
});

it.each([null, {}, { token: '' }, { token: 'x' }, { token: users.sign({ exp: 1 }) }])(
  'refuses a connection with the query %j',
  async (queryStringParameters) => {
    const opening = authorize({ methodArn, queryStringParameters });
    await expect(opening).rejects.toThrow(/^Unauthorized$/);
  },
);

it('lets a connection that cannot be verified pass as nobody, for $connect to answer 503', async () => {
  const down = await testJwks([users]);
  down.fail();
  const opening = authorizer(down.url)({
    methodArn,
    queryStringParameters: { token: users.sign() },
  });
  expect(await opening).toMatchObject({ principalId: 'unknown', context: { role: unverified } });
  await down.close();
});
