import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { credentialsOf } from '../iam/credentials.ts';
import {
  clientOf,
  currentUser,
  type TestEndpoint,
  region,
  roleArn,
  testEndpoint,
  tokenFor,
  user,
  userArn,
} from './testing/test-endpoint.ts';

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => endpoint.close());

function logIn(token: string, more: Parameters<typeof clientOf>[2] = {}) {
  return currentUser(clientOf(endpoint, token, more));
}

const refused = (name = user) => ({
  code: '28000',
  severity: 'FATAL',
  message: `PAM authentication failed for user "${name}"`,
});

/** A token of the role that is valid for so many seconds. */
async function tokenFromSigner(expiresIn: number): Promise<string> {
  const host = `localhost:${endpoint.port}`;
  const credentials = credentialsOf(roleArn);
  const signer = new SignatureV4({ service: 'rds-db', region, credentials, sha256: Sha256 });
  const { query = {} } = await signer.presign(
    {
      ...{ method: 'GET', protocol: 'https:', hostname: 'localhost', path: '/' },
      ...{ query: { Action: 'connect', DBUser: user }, headers: { host } },
    },
    { expiresIn },
  );
  return `${host}/?${new URLSearchParams(query as Record<string, string>)}`;
}

it('lets a user in with a token of the SDK', async () => {
  expect(await logIn(await tokenFor(endpoint.port))).toBe(user);
  expect(endpoint.denials).toEqual([]);
});

it('passes on what the server says of a database that is not there', async () => {
  const token = await tokenFor(endpoint.port);
  await expect(logIn(token, { database: 'none' })).rejects.toMatchObject({ code: '3D000' });
});

const strangers = { accessKeyId: 'AKIA0', secretAccessKey: 'none' };

it.each<readonly [string, RegExp, () => Promise<string>]>([
  ['a password', /^The password is no token/, () => Promise.resolve('local')],
  [
    'a token of another user',
    /^The token is for other_user instead of app_user/,
    () => tokenFor(endpoint.port, { username: 'other_user' }),
  ],
  [
    'a token for another endpoint',
    /^The token is for 127\.0\.0\.1:\d+ instead of localhost:/,
    () => tokenFor(endpoint.port, { hostname: '127.0.0.1' }),
  ],
  [
    'a token for another region',
    /^The token is not for the region eu-west-1/,
    () => tokenFor(endpoint.port, { region: 'us-east-1' }),
  ],
  [
    'a token that is valid for an hour',
    /^The token is valid for more than 900 s/,
    () => tokenFromSigner(3_600),
  ],
  [
    'a token that was signed with another secret',
    /^The request signature we calculated does not match/,
    () => {
      const credentials = { ...credentialsOf(roleArn), secretAccessKey: 'guessed' };
      return tokenFor(endpoint.port, { credentials });
    },
  ],
  [
    'a token of keys that nobody has',
    /^The security token included in the request is invalid/,
    () => tokenFor(endpoint.port, { credentials: strangers }),
  ],
])('refuses %s', async (_, reason, token) => {
  await expect(logIn(await token())).rejects.toMatchObject(refused());
  expect(endpoint.denials.at(-1)).toEqual({
    ...{ peer: 'unauthenticated', op: 'rds-db:connect', resource: `${userArn}/${user}` },
    reason: expect.stringMatching(reason) as string,
    remediation: expect.any(String) as string,
  });
});

it('accepts a token that is valid for a quarter of an hour', async () => {
  expect(await logIn(await tokenFromSigner(900))).toBe(user);
});

it('refuses a token after a quarter of an hour', async () => {
  const token = await tokenFor(endpoint.port);
  const now = Date.now();
  jest.spyOn(Date, 'now').mockReturnValue(now + 901_000);
  await expect(logIn(token)).rejects.toMatchObject(refused());
  expect(endpoint.denials.at(-1)).toMatchObject({
    reason: expect.stringMatching(/^Signature expired/) as string,
  });
});

it('refuses a login without TLS, and asks for no token', async () => {
  const password = jest.fn(() => tokenFor(endpoint.port));
  await expect(logIn('', { ssl: false, password })).rejects.toMatchObject(refused());
  expect(password).not.toHaveBeenCalled();
  expect(endpoint.denials.at(-1)).toMatchObject({ reason: 'The connection has no TLS.' });
});

it('refuses a role whose policies do not allow the user, with a line in the log', async () => {
  const token = await tokenFor(endpoint.port, { username: 'other_user' });
  const login = logIn(token, { user: 'other_user' });
  await expect(login).rejects.toMatchObject(refused('other_user'));
  const resource = `${userArn}/other_user`;
  expect(endpoint.denials.at(-1)).toEqual({
    ...{ peer: roleArn, op: 'rds-db:connect', resource },
    reason: `User: arn:aws:sts::123456789012:assumed-role/app/local is not authorized to perform: rds-db:connect on resource: ${resource} because no identity-based policy allows the rds-db:connect action`,
    remediation: `It needs an Allow statement for rds-db:connect on ${resource} in an identity-based policy of app.`,
  });
});
